package org.conceptmonitor.server.ingest;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import org.conceptmonitor.agent.protocol.CheckedStream;
import org.conceptmonitor.agent.protocol.ProtocolException;
import org.conceptmonitor.agent.protocol.TableLimits;
import org.conceptmonitor.server.store.NewTable;

/**
 * Checks streams on a thread of its own, while another commits those before. What waits here is
 * bounded by the bytes that {@link ByteBudget} lets in.
 */
final class CheckThread implements AutoCloseable {
  private final TableLimits limits;
  private final TaskThread thread = new TaskThread("concept-monitor-check");

  CheckThread(TableLimits limits) {
    this.limits = limits;
  }

  /** Checks a stream; the answer fails with {@link ProtocolException} if it is damaged. */
  Future<Submission> check(Address address, Buffer body) {
    Promise<Submission> checked = Promise.promise();
    if (!thread.offer(() -> check(address, body, checked))) {
      checked.fail(new IllegalStateException("the server is stopping"));
    }
    return checked.future();
  }

  private void check(Address address, Buffer body, Promise<Submission> checked) {
    try {
      byte[] bytes = body.getBytes();
      CheckedStream stream = CheckedStream.of(bytes, address.table(), limits);
      checked.complete(
          new Submission(new NewTable(address.run(), address.sequence(), stream), bytes.length));
    } catch (ProtocolException | RuntimeException e) {
      checked.fail(e);
    }
  }

  /** Checks what waits, then ends the thread. */
  @Override
  public void close() {
    thread.close();
  }
}
