/**
 * Tables on disk: a folder for each run, in it one Arrow stream a file. A spool is a folder of such
 * runs that wait for their server; a recording is one that waits for nobody. May use {@code
 * org.conceptmonitor.agent.protocol}; knows nothing of threads or servers.
 */
package org.conceptmonitor.agent.spool;
