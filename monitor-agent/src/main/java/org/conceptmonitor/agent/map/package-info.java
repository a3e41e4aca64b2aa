/**
 * Places vectors in a 2-D view that was fitted before. Loops over floats that use nothing else, so
 * that the server places neurons exactly where the agent would.
 */
package org.conceptmonitor.agent.map;
