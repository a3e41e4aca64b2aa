package org.conceptmonitor.server.query;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.handler.HttpException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two threads of their own, so that what takes its time holds up no other question, and a short
 * queue before them. Belongs to the event loop.
 */
public final class BoundedWorkers implements Workers {
  private static final int THREADS = 2;
  private static final int MOST_WAITING = 64;

  private final String subject;
  private final WorkerExecutor executor;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * Starts no thread before the first question.
   *
   * @param subject what the questions are about, for names of threads and for messages
   */
  public BoundedWorkers(Vertx vertx, String subject) {
    this.subject = subject;
    executor = vertx.createSharedWorkerExecutor("concept-monitor-" + subject, THREADS);
  }

  @Override
  public <T> Future<T> run(Callable<T> task) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      return Future.failedFuture(
          new HttpException(
              503, "too many questions about %s wait already: ask again later".formatted(subject)));
    }
    return executor.executeBlocking(task, false).onComplete(done -> waiting.decrementAndGet());
  }
}
