package org.conceptmonitor.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements with parameters on one connection. Not safe for use by several threads. */
final class Sql {
  /** Makes a value of the current row. */
  @FunctionalInterface
  interface Rows<T> {
    T of(ResultSet row) throws SQLException;
  }

  private final Connection connection;

  Sql(Connection connection) {
    this.connection = connection;
  }

  /** A text as a literal, for statements that take no parameters. */
  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** The text of a file beside this class. */
  static String script(String name) {
    try (InputStream in = Sql.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StoreException("%s can't be read: install the server anew".formatted(name), e);
    }
  }

  /** Runs a statement that has no parameters and no answer. */
  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  int update(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  <T> List<T> list(Rows<T> rows, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(sql, parameters);
        ResultSet result = statement.executeQuery()) {
      List<T> values = new ArrayList<>();
      while (result.next()) {
        values.add(rows.of(result));
      }
      return values;
    }
  }

  <T> Optional<T> first(Rows<T> rows, String sql, Object... parameters) throws SQLException {
    return list(rows, sql, parameters).stream().findFirst();
  }

  private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
