package org.conceptmonitor.server.store;

import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/** What is done with a connection. */
@FunctionalInterface
interface Work<T> {
  T on(DuckDBConnection connection) throws SQLException;
}
