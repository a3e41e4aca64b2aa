package org.conceptmonitor.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.Table;

/** Answers questions on one connection. Not safe for use by several threads. */
final class Reader {
  private static final Map<Integer, Answer.Type> TYPES =
      Map.of(
          Types.INTEGER, Answer.Type.INT,
          Types.BIGINT, Answer.Type.LONG,
          Types.FLOAT, Answer.Type.FLOAT,
          Types.DOUBLE, Answer.Type.DOUBLE,
          Types.VARCHAR, Answer.Type.TEXT);

  private final Connection connection;
  private final Versions versions;
  private final RunList runs;

  Reader(Connection connection, Versions versions, RunList runs) {
    this.connection = connection;
    this.versions = versions;
    this.runs = runs;
  }

  /** Rows and version come from one transaction, so that none is told of twice or never. */
  Answer answer(Question question, Page page) throws SQLException {
    Map<UUID, String> marks = versions.marks();
    connection.setAutoCommit(false);
    if (question instanceof Question.AboutRun about) {
      requireRun(about.run());
    }
    long version = version(question);
    if (question instanceof Question.Runs) {
      return runs(page, marks, version);
    }
    Select select = Select.of(question).page(page.offset(), page.limit() + 1L);
    try (PreparedStatement statement = prepare(select.sql(), select.parameters());
        ResultSet result = statement.executeQuery()) {
      List<Answer.Column> columns = columns(result.getMetaData());
      List<List<Object>> rows = rows(result, columns.size());
      boolean more = rows.size() > page.limit();
      return new Answer(columns, more ? rows.subList(0, page.limit()) : rows, more, version);
    }
  }

  private Answer runs(Page page, Map<UUID, String> marks, long version) throws SQLException {
    Select select = Select.of(new Question.Runs());
    try (PreparedStatement statement = prepare(select.sql(), select.parameters());
        ResultSet result = statement.executeQuery()) {
      List<Answer.Column> columns = columns(result.getMetaData());
      List<List<Object>> rows =
          runs.complete(rows(result, columns.size()), marks, new Sql(connection));
      return new Answer(columns, rows, false, version).page(page);
    }
  }

  private long version(Question question) throws SQLException {
    Select select = Select.version(question);
    try (PreparedStatement statement = prepare(select.sql(), select.parameters());
        ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  /** Takes note of the newest commit to each table of each run. */
  void readVersions() throws SQLException {
    String sql = "SELECT run_id, table_name, max(version) FROM batches GROUP BY ALL";
    try (PreparedStatement statement = prepare(sql, List.of());
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        Table table = Table.named(result.getString(2)).orElseThrow();
        versions.committed(result.getObject(1, UUID.class), table, result.getLong(3));
      }
    }
  }

  Optional<byte[]> probeImage(UUID run, int image) throws SQLException {
    requireRun(run);
    String sql = "SELECT png FROM probe_images WHERE run_id = ? AND image = ? LIMIT 1";
    try (PreparedStatement statement = prepare(sql, List.of(run, image));
        ResultSet result = statement.executeQuery()) {
      return result.next() ? Optional.of(result.getBytes(1)) : Optional.empty();
    }
  }

  <R extends Row> List<R> rows(UUID run, Class<R> type) throws SQLException {
    requireRun(run);
    return sent(type, "", run);
  }

  <R extends Row> List<R> rows(UUID run, Class<R> type, int epoch) throws SQLException {
    requireRun(run);
    String complete = "AND epoch = ? AND epoch IN (SELECT epoch FROM snapshots WHERE run_id = ?)";
    return sent(type, complete, run, epoch, run);
  }

  private <R extends Row> List<R> sent(Class<R> type, String condition, Object... parameters)
      throws SQLException {
    Table table = Table.of(type);
    String sql =
        "SELECT * EXCLUDE (run_id) FROM %s WHERE run_id = ? %s ORDER BY sequence, rowid"
            .formatted(table.wireName(), condition);
    return new Sql(connection).list(row -> type.cast(StoredRow.read(row, table)), sql, parameters);
  }

  private void requireRun(UUID run) throws SQLException {
    String sql = "SELECT name FROM names WHERE run_id = ?";
    try (PreparedStatement statement = prepare(sql, List.of(run));
        ResultSet result = statement.executeQuery()) {
      if (!result.next()) {
        throw new UnknownRunException(run);
      }
    }
  }

  private PreparedStatement prepare(String sql, List<Object> parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return statement;
  }

  private static List<Answer.Column> columns(ResultSetMetaData meta) throws SQLException {
    List<Answer.Column> columns = new ArrayList<>();
    for (int column = 1; column <= meta.getColumnCount(); column++) {
      Answer.Type type = TYPES.get(meta.getColumnType(column));
      columns.add(new Answer.Column(meta.getColumnLabel(column), type));
    }
    return columns;
  }

  private static List<List<Object>> rows(ResultSet result, int width) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    while (result.next()) {
      Object[] values = new Object[width];
      for (int column = 0; column < width; column++) {
        values[column] = result.getObject(column + 1);
      }
      rows.add(Collections.unmodifiableList(Arrays.asList(values)));
    }
    return rows;
  }
}
