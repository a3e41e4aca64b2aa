/**
 * Tells people of what the store's alert rules find, as soon as it is stored: in the log and by
 * webhooks. The page asks for alerts by itself. This package uses the store and Vert.x.
 */
package org.conceptmonitor.server.alert;
