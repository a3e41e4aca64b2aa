package org.conceptmonitor.agent.protocol;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A record batch that passed every check: a view on the stream.
 *
 * @param length number of rows
 * @param columns one per column of the table
 */
record CheckedBatch(int length, List<ColumnValues> columns) {
  Stream<Row> rows(TableSchema schema) {
    return IntStream.range(0, length)
        .mapToObj(row -> schema.row(columns.stream().map(column -> column.get(row)).toArray()));
  }

  Stream<Object> values(int column) {
    return IntStream.range(0, length).mapToObj(columns.get(column)::get);
  }

  <E extends Exception> void send(ValueSink<E> sink) throws E {
    for (int row = 0; row < length; row++) {
      sink.beginRow();
      for (ColumnValues column : columns) {
        column.send(row, sink);
      }
      sink.endRow();
    }
  }
}
