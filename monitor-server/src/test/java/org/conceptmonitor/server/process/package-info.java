/**
 * Tests and programs that treat a server as a process of its own, over HTTP alone: servers that are
 * killed, disks that fill up, load, and days of training in minutes.
 */
package org.conceptmonitor.server.process;
