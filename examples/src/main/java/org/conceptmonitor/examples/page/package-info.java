/** The page that an example serves in its own process. */
package org.conceptmonitor.examples.page;
