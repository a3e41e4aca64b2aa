/**
 * The questions that a browser may ask, as addresses: parameters in, JSON or Arrow out. This
 * package uses the store, what is computed from it, the agent's protocol package (its Arrow
 * messages) and Vert.x Web.
 */
package org.conceptmonitor.server.query;
