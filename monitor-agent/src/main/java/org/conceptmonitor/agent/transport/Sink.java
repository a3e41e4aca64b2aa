package org.conceptmonitor.agent.transport;

import java.util.List;
import org.conceptmonitor.agent.protocol.Row;

/**
 * Takes the tables of one run. Any thread may send, the training thread included: {@link #send}
 * costs a pass over the rows and no waiting. What is lost is counted.
 */
public interface Sink extends AutoCloseable {
  /**
   * Hands rows over for delivery, in the order of the calls. Never waits and never throws because a
   * server or a disk fails.
   *
   * <p>Whoever sends several tables that belong together must not send the last one, which makes
   * them visible, if one before it was refused.
   *
   * @param rows at least one row, all of one record type; copied if the list can change. Arrays
   *     inside of rows must not change any more.
   * @return false if the rows were refused, which {@link #state()} counts as dropped
   * @throws IllegalArgumentException if there is no row, if types are mixed, or if a value is null:
   *     mistakes of the caller
   */
  boolean send(List<? extends Row> rows);

  /** What this sink lost, tries again and holds. Costs a few instructions. */
  SinkState state();

  /**
   * Delivers what waits, for no longer than a deadline; the rest stays on disk, or is lost where
   * there is none, which is counted. Rows sent later are refused. A second call does nothing.
   */
  @Override
  void close();
}
