package org.conceptmonitor.agent.spool;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.conceptmonitor.agent.protocol.Table;

/**
 * One table among all that a run sends; ordered as they are sent.
 *
 * @param sequence its number within the run, from 0
 * @param table what it holds
 */
public record TableId(long sequence, Table table) implements Comparable<TableId> {
  private static final Pattern FILE = Pattern.compile("(\\d{12,18})-([a-z_]+)\\.arrows");
  private static final Set<Table> SENT_ONCE =
      Collections.unmodifiableSet(
          EnumSet.of(
              Table.RUN,
              Table.LAYERS,
              Table.CONCEPTS,
              Table.ANCHORS,
              Table.PROBE_IMAGES,
              Table.VECTORS,
              Table.DETECTORS,
              Table.TEXT_ENCODER));

  /**
   * Whether an agent sends this once in a run, and what comes later rests on it: a server that lost
   * its data needs it again.
   */
  public boolean describesTheRun() {
    return SENT_ONCE.contains(table);
  }

  /** For example {@code 000000000012-top_images.arrows}: names sort as sequences do. */
  String fileName() {
    return "%012d-%s.arrows".formatted(sequence, table.wireName());
  }

  /** The table that a file of this name holds, if the name is that of one. */
  static Optional<TableId> ofFile(String name) {
    Matcher parts = FILE.matcher(name);
    return parts.matches()
        ? Table.named(parts.group(2))
            .map(table -> new TableId(Long.parseLong(parts.group(1)), table))
        : Optional.empty();
  }

  @Override
  public int compareTo(TableId other) {
    return Comparator.comparingLong(TableId::sequence)
        .thenComparing(TableId::table)
        .compare(this, other);
  }
}
