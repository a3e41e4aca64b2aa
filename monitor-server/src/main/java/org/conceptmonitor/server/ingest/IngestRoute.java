package org.conceptmonitor.server.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.function.BiConsumer;
import org.conceptmonitor.agent.protocol.ProtocolException;
import org.conceptmonitor.agent.protocol.TableLimits;
import org.conceptmonitor.server.store.NewTable;
import org.conceptmonitor.server.store.Receipt;
import org.conceptmonitor.server.store.RunStore;
import org.conceptmonitor.server.store.StoreException;
import org.conceptmonitor.server.store.StoreFullException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The address that agents send tables to; docs/protocol.md lists its answers. A table is answered
 * with 200 once it is on disk.
 */
public final class IngestRoute implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestRoute.class);
  private static final int BODIES_IN_MEMORY = 2;
  private static final TableLimits LIMITS = new TableLimits(1_000_000, 64 << 10, 4 << 20);
  private static final String SECONDS_WHEN_BUSY = "1";
  private static final String SECONDS_WHEN_FULL = "30";

  private final int maxBodyBytes;
  private final ByteBudget budget;
  private final IngestMetrics metrics;
  private final CheckThread checks = new CheckThread(LIMITS);
  private final CommitQueue queue;
  private boolean full;

  /**
   * Makes the route and starts its threads, one that checks and one that commits.
   *
   * @param store gets the tables
   * @param maxBodyBytes size of the largest body that is accepted
   * @param committed told of every new table after its commit, on the committing thread
   * @param registry gets counts and times
   */
  public IngestRoute(
      RunStore store,
      int maxBodyBytes,
      BiConsumer<NewTable, Receipt.Stored> committed,
      MeterRegistry registry) {
    this.maxBodyBytes = maxBodyBytes;
    this.budget = new ByteBudget((long) BODIES_IN_MEMORY * maxBodyBytes);
    this.metrics = new IngestMetrics(registry);
    this.queue = new CommitQueue(store, committed, metrics);
  }

  /** Adds the address. */
  public void mount(Router router) {
    router.post("/api/v1/runs/:run/:table/:sequence").handler(this::receive);
  }

  private void receive(RoutingContext request) {
    try {
      Address address = Address.of(request);
      long size = declaredSize(request);
      if (!budget.take(size)) {
        throw busy();
      }
      store(request, address)
          .onComplete(done -> budget.giveBack(size))
          .onSuccess(stored -> acknowledge(request, stored))
          .onFailure(cause -> fail(request, address, cause));
    } catch (HttpException e) {
      refuse(request, e);
    }
  }

  /* A chunked body may grow to the limit, so that much is set aside for it. */
  private long declaredSize(RoutingContext request) {
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    long size = length == null ? maxBodyBytes : Long.parseLong(length);
    if (size > maxBodyBytes) {
      throw Body.tooLarge(maxBodyBytes);
    }
    return size;
  }

  private Future<Receipt.Stored> store(RoutingContext request, Address address) {
    Context context = request.vertx().getOrCreateContext();
    Promise<Receipt> answer = Promise.promise();
    Body.read(request.request(), maxBodyBytes)
        .compose(bytes -> checks.check(address, bytes))
        .compose(this::commit)
        .onComplete(decision -> context.runOnContext(now -> answer.handle(decision)));
    return answer.future().map(IngestRoute::stored);
  }

  private Future<Receipt> commit(Submission submission) {
    return queue.offer(submission) ? submission.decided() : Future.failedFuture(busy());
  }

  private static Receipt.Stored stored(Receipt receipt) {
    if (receipt instanceof Receipt.UnknownRun unknown) {
      throw new HttpException(409, unknown.reason());
    } else if (receipt instanceof Receipt.Contradiction contradiction) {
      throw new HttpException(400, contradiction.reason());
    }
    return (Receipt.Stored) receipt;
  }

  private void acknowledge(RoutingContext request, Receipt.Stored stored) {
    if (full) {
      full = false;
      LOG.atInfo().addKeyValue("event", "disk-has-room").log("");
    }
    request.json(new JsonObject().put("stored", stored.added()).put("name", stored.name()));
  }

  /* Whoever lost the connection sends the table again: that is no failure of the server's. */
  private void fail(RoutingContext request, Address address, Throwable cause) {
    if (cause instanceof CutBodyException cut) {
      LOG.atInfo()
          .addKeyValue("event", "sender-lost")
          .addKeyValue("run", address.run())
          .addKeyValue("table", address.table().wireName())
          .addKeyValue("sequence", address.sequence())
          .log(cut.getMessage());
      request.fail(new HttpException(400, cut.getMessage(), cut));
    } else {
      refuse(request, cause);
    }
  }

  private void refuse(RoutingContext request, Throwable cause) {
    HttpException refusal = refusal(cause);
    metrics.refused(refusal.getStatusCode());
    if (refusal.getStatusCode() == 503) {
      request.response().putHeader(HttpHeaders.RETRY_AFTER, SECONDS_WHEN_BUSY);
    } else if (refusal.getStatusCode() == 507) {
      request.response().putHeader(HttpHeaders.RETRY_AFTER, SECONDS_WHEN_FULL);
      tellOnce(refusal);
    }
    request.fail(refusal);
  }

  private void tellOnce(HttpException noRoom) {
    if (!full) {
      full = true;
      LOG.atWarn().addKeyValue("event", "disk-full").log(noRoom.getPayload());
    }
  }

  private static HttpException refusal(Throwable cause) {
    if (cause instanceof HttpException refusal) {
      return refusal;
    } else if (cause instanceof ProtocolException) {
      return new HttpException(400, cause.getMessage(), cause);
    } else if (cause instanceof StoreFullException) {
      return new HttpException(507, cause.getMessage(), cause);
    } else if (cause instanceof StoreException) {
      LOG.error("A table was not stored", cause);
      return new HttpException(503, cause.getMessage(), cause);
    }
    return new HttpException(500, cause);
  }

  private static HttpException busy() {
    return new HttpException(503, "too many tables wait to be stored: send it again later");
  }

  /** Checks and commits what was accepted, then ends the threads. */
  @Override
  public void close() {
    checks.close();
    queue.close();
  }
}
