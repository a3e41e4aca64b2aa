package org.conceptmonitor.server.query;

import io.vertx.core.Future;
import java.util.concurrent.Callable;

/** Threads beside the event loop. */
public interface Workers {
  /** Runs a task; fails where it throws, or where it can't be run now. */
  <T> Future<T> run(Callable<T> task);
}
