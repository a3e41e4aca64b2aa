/**
 * Analyses: pure functions from what the neurons answered to the probe set to rows of tables, one
 * class a question. Uses probe sets, the protocol's rows, {@code org.conceptmonitor.regularizer}
 * and UMAP; knows no networks and no transport.
 */
package org.conceptmonitor.agent.analysis;
