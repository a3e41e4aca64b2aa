package org.conceptmonitor.server.store;

import java.util.List;

/**
 * The answer to a {@link Question}, or one {@linkplain Page page} of it. Immutable.
 *
 * @param columns the columns
 * @param rows one value per column: Integer, Long, Float, Double, String or null
 * @param more whether rows follow that the page did not ask for
 * @param version the newest commit among the question's tables that these rows hold; 0 before the
 *     first. Rows and version are of one moment.
 */
public record Answer(List<Column> columns, List<List<Object>> rows, boolean more, long version) {
  /** Keeps its own lists. */
  public Answer {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Some of the rows, if these are all. */
  public Answer page(Page page) {
    int from = (int) Math.min(page.offset(), rows.size());
    int to = Math.min(from + page.limit(), rows.size());
    return new Answer(columns, rows.subList(from, to), to < rows.size(), version);
  }

  /** The names of the columns, in order. */
  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /**
   * A column.
   *
   * @param name as in docs/protocol.md
   * @param type of all its values that are not null
   */
  public record Column(String name, Type type) {}

  /** The types that a column can have, which are those of the protocol. */
  public enum Type {
    /** Integer. */
    INT,
    /** Long. */
    LONG,
    /** Float; NaN and infinity are values. */
    FLOAT,
    /** Double; NaN and infinity are values. */
    DOUBLE,
    /** String. */
    TEXT
  }
}
