package org.conceptmonitor.agent;

import java.util.List;
import java.util.stream.Stream;
import org.conceptmonitor.agent.capture.SnapshotQueue;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.transport.Sink;
import org.conceptmonitor.agent.transport.SinkState;

/**
 * What the monitor lost and what waits, as scalars of the run. They are taken at the end of epochs
 * only, so that they never cause themselves to be sent.
 *
 * @param sink takes the tables
 * @param outbox holds scalars before the sink does
 * @param snapshots holds copies before they are analysed
 */
record TransportScalars(Sink sink, ScalarOutbox outbox, SnapshotQueue snapshots) {
  List<ScalarRow> scalars(long step, int epoch) {
    long now = System.currentTimeMillis();
    SinkState state = sink.state();
    return Stream.of(
            new Value("monitor/dropped_batches", state.dropped() + outbox.lostBatches()),
            new Value("monitor/dropped_snapshots", snapshots.dropped()),
            new Value("monitor/retries", state.retries()),
            new Value("monitor/queue_tables", state.queuedTables()),
            new Value("monitor/queue_bytes", state.queuedBytes()),
            new Value("monitor/spool_tables", state.spooledTables()),
            new Value("monitor/spool_bytes", state.spooledBytes()))
        .map(value -> new ScalarRow(value.tag, step, epoch, now, value.number))
        .toList();
  }

  private record Value(String tag, double number) {}
}
