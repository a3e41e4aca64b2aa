/**
 * What a training script touches: {@link org.conceptmonitor.agent.ConceptMonitorListener} and its
 * builder. Behind it, the two background threads that analyse snapshots and send tables. May use
 * every other package of this module.
 */
package org.conceptmonitor.agent;
