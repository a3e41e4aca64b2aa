package org.conceptmonitor.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.transport.Sink;
import org.conceptmonitor.agent.transport.SinkState;

/** Keeps all rows in memory, but for those it is told to refuse. */
final class CollectingSink implements Sink {
  private final Predicate<List<? extends Row>> refused;
  private final List<Row> rows = new ArrayList<>();
  private final List<Table> order = new ArrayList<>();
  private long dropped;
  private boolean closed;

  CollectingSink() {
    this(rows -> false);
  }

  CollectingSink(Predicate<List<? extends Row>> refused) {
    this.refused = refused;
  }

  @Override
  public synchronized boolean send(List<? extends Row> sent) {
    if (sent.isEmpty()) {
      throw new IllegalArgumentException("a table without rows");
    }
    if (closed || refused.test(sent)) {
      dropped++;
      return false;
    }
    rows.addAll(sent);
    order.add(Table.of(sent.get(0).getClass().asSubclass(Row.class)));
    return true;
  }

  @Override
  public synchronized SinkState state() {
    return SinkState.ofDropped(dropped);
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  synchronized boolean closed() {
    return closed;
  }

  synchronized <T extends Row> List<T> rows(Class<T> type) {
    return rows.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The tables in the order in which they were sent. */
  synchronized List<Table> order() {
    return List.copyOf(order);
  }
}
