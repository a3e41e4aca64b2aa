/**
 * Takes the tables that agents send, and acknowledges each once it is on disk. One thread checks
 * streams against finite limits, another commits those that passed, as many in one transaction as
 * wait. This package uses the store, the agent's protocol package and Vert.x Web.
 */
package org.conceptmonitor.server.ingest;
