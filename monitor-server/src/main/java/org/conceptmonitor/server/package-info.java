/**
 * The server: stores what agents send and shows it live in a browser. {@link
 * org.conceptmonitor.server.MonitorServer} is all that a program needs; it puts the packages below
 * together.
 */
package org.conceptmonitor.server;
