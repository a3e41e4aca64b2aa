package org.conceptmonitor.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks a server what its page asks. */
public final class Answers {
  private final URI server;
  private final ObjectMapper json = new ObjectMapper();

  /** Asks the server at this address. */
  public Answers(URI server) {
    this.server = server;
  }

  /** The runs, newest first. */
  public List<Row> runs() {
    return rows("/api/v1/runs");
  }

  /**
   * What a question about a run answers.
   *
   * @param question below the run's address, for example {@code "neurons?epoch=3"}
   */
  public List<Row> ask(String run, String question) {
    return rows("/api/v1/runs/" + run + "/" + question);
  }

  private List<Row> rows(String path) {
    try (InputStream in = server.resolve(path).toURL().openStream()) {
      JsonNode answer = json.readTree(in);
      List<Row> rows = new ArrayList<>();
      answer.get("rows").forEach(values -> rows.add(Row.of(answer.get("columns"), values)));
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(path + " answers nothing", e);
    }
  }

  /**
   * One row of an answer.
   *
   * @param values by column
   */
  public record Row(Map<String, JsonNode> values) {
    private static Row of(JsonNode columns, JsonNode values) {
      Map<String, JsonNode> row = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i).asText(), values.get(i));
      }
      return new Row(row);
    }

    /** The text in a column, {@code "null"} where there is none. */
    public String text(String column) {
      return values.get(column).asText();
    }

    /** The number in a column; NaN and the infinities are read from their names. */
    public double number(String column) {
      JsonNode value = values.get(column);
      return value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble();
    }

    /** The number in a column, null if a chart can't draw it. */
    public Double drawn(String column) {
      double value = number(column);
      return Double.isFinite(value) ? value : null;
    }
  }
}
