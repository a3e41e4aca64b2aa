/**
 * A study of the concept diversity regularizer: pairs of networks, trained with and without
 * d_anchor in the loss, beside controls. Uses the agent's probe sets, the regularizer and the
 * server.
 */
package org.conceptmonitor.examples.regularizer;
