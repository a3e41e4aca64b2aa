/** Delivers what training runs recorded, or left in a spool, to a server. */
package org.conceptmonitor.examples.replay;
