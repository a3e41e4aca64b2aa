/**
 * Drives the page in a real Chromium. {@code Chromium}, {@code MonitorPage}, {@code Answers} and
 * {@code ChartNumbers} are for tests of other modules too.
 */
package org.conceptmonitor.server.web;
