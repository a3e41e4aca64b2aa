package org.conceptmonitor.server.ingest;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.conceptmonitor.server.store.NewTable;
import org.conceptmonitor.server.store.Receipt;

/** A checked table that waits for its commit, and the promise to its sender. */
final class Submission {
  private final NewTable table;
  private final int size;
  private final Promise<Receipt> receipt = Promise.promise();

  /**
   * Makes a submission.
   *
   * @param size bytes of the stream
   */
  Submission(NewTable table, int size) {
    this.table = table;
    this.size = size;
  }

  NewTable table() {
    return table;
  }

  /** Size of the stream in bytes. */
  int size() {
    return size;
  }

  /** What became of the table; completes on the committing thread. */
  Future<Receipt> decided() {
    return receipt.future();
  }

  void decide(Receipt decision) {
    receipt.complete(decision);
  }

  void refuse(Throwable cause) {
    receipt.fail(cause);
  }

  /** Leaves no sender without an answer, whatever happened. */
  void failUndecided() {
    receipt.tryFail(new IllegalStateException("a table was neither stored nor refused"));
  }
}
