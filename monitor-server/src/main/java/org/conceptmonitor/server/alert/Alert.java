package org.conceptmonitor.server.alert;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.conceptmonitor.server.store.Answer;

/**
 * What a rule found. Immutable.
 *
 * @param run the run's id
 * @param name its display name
 * @param evidence the columns of the answer to {@code alerts} that have a value: {@code rule} and
 *     {@code message} always
 */
record Alert(UUID run, String name, Map<String, Object> evidence) {
  static List<Alert> all(UUID run, String name, Answer answer) {
    List<Alert> alerts = new ArrayList<>();
    for (List<Object> row : answer.rows()) {
      Map<String, Object> evidence = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        if (row.get(i) != null) {
          evidence.put(answer.columnNames().get(i), row.get(i));
        }
      }
      alerts.add(new Alert(run, name, evidence));
    }
    return alerts;
  }

  String rule() {
    return (String) evidence.get("rule");
  }

  String message() {
    return (String) evidence.get("message");
  }

  /** As a webhook gets it: {@code text} is what chat programs show. */
  JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("text", "%s: %s".formatted(name, message()))
            .put("run", run.toString())
            .put("name", name);
    evidence.forEach((column, value) -> json.put(column, jsonValue(value)));
    return json;
  }

  private static Object jsonValue(Object value) {
    return value instanceof Double number && !Double.isFinite(number) ? number.toString() : value;
  }
}
