package org.conceptmonitor.server.alert;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.server.store.NewTable;

/**
 * The moments of a run that a commit has added and that an alert may be about.
 *
 * @param epochs that are complete now
 * @param steps by tag, of points that may raise an alert
 * @param odd the tags of those points that are not finite
 */
record Moments(Set<Integer> epochs, Map<String, Set<Long>> steps, Set<String> odd) {
  private static final String DROPPED = "monitor/dropped_";

  Moments() {
    this(new HashSet<>(), new HashMap<>(), new HashSet<>());
  }

  /**
   * Reads a table.
   *
   * @param settled tags of series that had a value that is not finite before
   */
  static Moments of(NewTable table, Set<String> settled) {
    Moments moments = new Moments();
    if (table.table() == Table.SNAPSHOTS) {
      for (Row row : table.rows()) {
        moments.epochs.add(((SnapshotRow) row).epoch());
      }
    } else if (table.table() == Table.SCALARS) {
      moments.addPoints(table.rows(), settled);
    }
    return moments;
  }

  /* Of the values that are not finite the first of its series alone can raise an alert. */
  private void addPoints(List<Row> rows, Set<String> settled) {
    Map<String, Long> first = new HashMap<>();
    for (Row row : rows) {
      ScalarRow point = (ScalarRow) row;
      if (!Double.isFinite(point.value())) {
        first.merge(point.tag(), point.step(), Math::min);
      } else if (point.tag().startsWith(DROPPED) && point.value() > 0) {
        add(point.tag(), point.step());
      }
    }
    first.keySet().removeAll(settled);
    first.forEach(this::add);
    odd.addAll(first.keySet());
  }

  private void add(String tag, long step) {
    steps.computeIfAbsent(tag, none -> new HashSet<>()).add(step);
  }

  void addAll(Moments others) {
    epochs.addAll(others.epochs);
    odd.addAll(others.odd);
    others.steps.forEach((tag, more) -> more.forEach(step -> add(tag, step)));
  }

  boolean isEmpty() {
    return epochs.isEmpty() && steps.isEmpty();
  }

  /** Whether an alert is about one of these. */
  boolean include(Alert alert) {
    Object tag = alert.evidence().get("tag");
    return tag == null
        ? epochs.contains(alert.evidence().get("epoch"))
        : steps.getOrDefault(tag, Set.of()).contains(alert.evidence().get("step"));
  }
}
