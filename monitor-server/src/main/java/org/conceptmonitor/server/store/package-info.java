/**
 * Runs and their tables in one DuckDB file: the only SQL of the project. Tables come in as the
 * protocol's rows and are committed whole; {@linkplain org.conceptmonitor.server.store.Question
 * questions} go in as records and come back as columns and rows. This package uses the agent's
 * protocol package and DuckDB, and nothing else of the server.
 */
package org.conceptmonitor.server.store;
