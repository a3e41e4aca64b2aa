package org.conceptmonitor.server.store;

import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.Table;

/** Makes a row of the protocol of a row in the store. */
final class StoredRow {
  private StoredRow() {}

  /**
   * Reads the current row.
   *
   * @param row the sequence, then the table's columns in their order
   */
  static Row read(ResultSet row, Table table) throws SQLException {
    RecordComponent[] components = table.rowType().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      Class<?> type = components[i].getType();
      values[i] = type == byte[].class ? row.getBytes(i + 2) : row.getObject(i + 2);
    }
    return table.schema().row(values);
  }
}
