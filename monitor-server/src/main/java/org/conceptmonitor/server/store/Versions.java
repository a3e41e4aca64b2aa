package org.conceptmonitor.server.store;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.conceptmonitor.agent.protocol.Table;

/**
 * The number of the newest commit to each table of each run, from which readers tell whether an
 * answer that they have is still true. Safe for use by several threads.
 */
final class Versions {
  private final UUID opening = UUID.randomUUID();
  private final AtomicLong rewrites = new AtomicLong();
  private final Map<UUID, Map<Table, Long>> newest = new ConcurrentHashMap<>();

  /**
   * Takes note of what was committed, once readers can see it. That includes what was stored
   * before: its commit may have failed after it was on disk, and nobody was told.
   */
  void committed(List<NewTable> tables, List<Receipt> receipts) {
    for (int i = 0; i < receipts.size(); i++) {
      if (receipts.get(i) instanceof Receipt.Stored stored) {
        committed(tables.get(i).run(), tables.get(i).table(), stored.version());
      }
    }
  }

  /** Takes note of one commit. */
  void committed(UUID run, Table table, long version) {
    newest.computeIfAbsent(run, key -> new ConcurrentHashMap<>()).merge(table, version, Math::max);
  }

  /** Takes note that rows or names have changed or gone otherwise than by a commit of tables. */
  void rewritten() {
    rewrites.incrementAndGet();
  }

  /** Different after each opening of the store, and after each change that is no commit. */
  String era() {
    return opening + "-" + rewrites;
  }

  /**
   * For each run a text that changes with each commit to it, and with the era. What a reader then
   * begins to read is at least as new.
   */
  Map<UUID, String> marks() {
    String era = era();
    Map<UUID, String> marks = new HashMap<>();
    newest.forEach((run, tables) -> marks.put(run, era + "-" + Collections.max(tables.values())));
    return marks;
  }

  /** The newest commit to any of these tables of a run; 0 before the first. */
  long of(UUID run, Set<Table> tables) {
    return newest(newest.getOrDefault(run, Map.of()), tables);
  }

  /** The newest commit to any of these tables of any run; 0 before the first. */
  long ofAll(Set<Table> tables) {
    return newest.values().stream().mapToLong(run -> newest(run, tables)).max().orElse(0);
  }

  private static long newest(Map<Table, Long> run, Set<Table> tables) {
    return tables.stream().mapToLong(table -> run.getOrDefault(table, 0L)).max().orElse(0);
  }
}
