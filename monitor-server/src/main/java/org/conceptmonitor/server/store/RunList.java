package org.conceptmonitor.server.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * How far each run has come. That is found out from all its points, so it is remembered until the
 * run grows or the store's era ends. Safe for use by several threads.
 */
final class RunList {
  private static final String PROGRESS =
      """
      SELECT b.run_id, b.last_event, coalesce(s.epochs, -1), v.score, v.accuracy, d.neurons,
        d.interpretable, d.anchor_distance
      FROM (SELECT run_id, max(received) AS last_event FROM batches
        WHERE run_id IN (%1$s) GROUP BY run_id) b
      LEFT JOIN (SELECT run_id, max(epoch) AS epochs FROM snapshots
        WHERE run_id IN (%1$s) GROUP BY run_id) s USING (run_id)
      LEFT JOIN (
        SELECT run_id, arg_max(value, step) FILTER (tag = 'train/score') AS score,
          arg_max(value, step) FILTER (tag = 'train/accuracy') AS accuracy
        FROM scalars WHERE run_id IN (%1$s) AND tag IN ('train/score', 'train/accuracy')
        GROUP BY run_id) v USING (run_id)
      LEFT JOIN (
        SELECT run_id, epoch AS epochs, sum(neurons)::INTEGER AS neurons,
          sum(interpretable)::INTEGER AS interpretable, avg(anchor_distance) AS anchor_distance
        FROM diversity WHERE run_id IN (%1$s) GROUP BY run_id, epoch) d USING (run_id, epochs)
      """;

  /**
   * Columns of a row of runs that are filled in: their places, in the order of {@link #PROGRESS}.
   */
  private static final int[] PLACES = {3, 14, 15, 16, 17, 18, 19};

  private static final Comparator<List<Object>> NEWEST_FIRST =
      Comparator.<List<Object>, Long>comparing(row -> (Long) row.get(2))
          .thenComparing(row -> (Long) row.get(3))
          .reversed()
          .thenComparing(row -> (String) row.get(1));

  private record Progress(String mark, List<Object> values) {}

  private final Map<UUID, Progress> known = new ConcurrentHashMap<>();

  /**
   * Fills in how far the runs have come, and sorts them: the newest first.
   *
   * @param runs rows without that
   * @param marks {@linkplain Versions#marks() of the runs}, from before the reading began
   */
  List<List<Object>> complete(List<List<Object>> runs, Map<UUID, String> marks, Sql sql)
      throws SQLException {
    Set<UUID> ids = runs.stream().map(RunList::id).collect(Collectors.toSet());
    known.keySet().retainAll(ids);
    Map<UUID, Progress> progress = new HashMap<>(known);
    progress.entrySet().removeIf(run -> !run.getValue().mark().equals(marks.get(run.getKey())));
    ids.removeAll(progress.keySet());
    if (!ids.isEmpty()) {
      progress.putAll(read(ids, marks, sql));
    }
    return runs.stream()
        .filter(run -> progress.containsKey(id(run)))
        .map(run -> filled(run, progress.get(id(run)).values()))
        .sorted(NEWEST_FIRST)
        .toList();
  }

  private static UUID id(List<Object> run) {
    return UUID.fromString((String) run.get(0));
  }

  private static List<Object> filled(List<Object> run, List<Object> progress) {
    Object[] values = run.toArray();
    for (int i = 0; i < PLACES.length; i++) {
      values[PLACES[i]] = progress.get(i);
    }
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  private Map<UUID, Progress> read(Set<UUID> runs, Map<UUID, String> marks, Sql sql)
      throws SQLException {
    String ids = runs.stream().map(run -> "'" + run + "'").collect(Collectors.joining(", "));
    Map<UUID, Progress> read = new HashMap<>();
    sql.list(
        row -> {
          UUID run = row.getObject(1, UUID.class);
          List<Object> values = new ArrayList<>();
          for (int column = 2; column < 2 + PLACES.length; column++) {
            values.add(row.getObject(column));
          }
          return read.put(run, new Progress(marks.getOrDefault(run, ""), values));
        },
        PROGRESS.formatted(ids));
    known.putAll(read);
    return read;
  }
}
