/**
 * What the neurons would detect under another threshold, false discovery rate, temperature, rule or
 * detector: questions that are answered by computing from the similarities and the evidence that an
 * agent sent. Loops over floats; the formulas are the agent's. This package uses the query package,
 * the store and, of the agent, the protocol and the placing in the 2-D view.
 */
package org.conceptmonitor.server.whatif;
