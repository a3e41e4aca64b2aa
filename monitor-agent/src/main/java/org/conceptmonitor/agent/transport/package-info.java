/**
 * The way from the agent to a server or a file: a queue that never holds its callers up, one thread
 * that moves it to a spool on disk, and one that delivers it. May use {@code
 * org.conceptmonitor.agent.protocol} and {@code org.conceptmonitor.agent.spool}; knows nothing of
 * networks, probe sets or DeepLearning4J.
 */
package org.conceptmonitor.agent.transport;
