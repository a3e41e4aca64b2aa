package org.conceptmonitor.server.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The query behind {@link Question.Alerts}. */
final class AlertSelect {
  private static final int RUNS = 5;
  private static final String SQL = Sql.script("alerts.sql");

  private AlertSelect() {}

  static Select of(Question.Alerts question) {
    List<Object> parameters = new ArrayList<>();
    Arrays.stream(AlertRule.values())
        .map(rule -> question.limits().of().get(rule))
        .forEach(parameters::add);
    parameters.addAll(Collections.nCopies(RUNS, question.run()));
    return new Select(SQL, Collections.unmodifiableList(parameters));
  }
}
