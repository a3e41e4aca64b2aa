/**
 * Tells browsers over WebSockets that what they subscribed to has news. Slow browsers get the
 * newest notice of each subscription only and never grow memory. This package uses the store and
 * Vert.x Web.
 */
package org.conceptmonitor.server.live;
