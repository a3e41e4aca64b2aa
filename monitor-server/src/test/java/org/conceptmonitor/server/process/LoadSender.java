package org.conceptmonitor.server.process;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableWriter;

/** Sends one table again and again under new sequences, over many connections at a time. */
final class LoadSender implements AutoCloseable {
  private final URI server;
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http;
  private final int connections;

  LoadSender(URI server, int connections) {
    this.server = server;
    this.connections = connections;
    this.http =
        vertx
            .httpClientBuilder()
            .with(new HttpClientOptions().setKeepAlive(true))
            .with(new PoolOptions().setHttp1MaxSize(connections))
            .build();
  }

  /** Sends batches of a new run and waits for every acknowledgement; returns the seconds. */
  double send(List<? extends Row> rows, int batches) {
    UUID run = UUID.randomUUID();
    RunRow begin = new RunRow("load", 0, "f", "b", 0, "p", 0, "c", "d", "r", 0, 0);
    await(post(run, Table.RUN, 0, Buffer.buffer(TableWriter.write(List.of(begin)))));
    Buffer stream = Buffer.buffer(TableWriter.write(rows));
    AtomicInteger next = new AtomicInteger(1);
    long start = System.nanoTime();
    await(
        Future.all(
            IntStream.range(0, connections)
                .mapToObj(i -> sendRest(run, TableWriter.table(rows), stream, next, batches))
                .toList()));
    return (System.nanoTime() - start) / 1e9;
  }

  private Future<Void> sendRest(
      UUID run, Table table, Buffer stream, AtomicInteger next, int last) {
    Promise<Void> done = Promise.promise();
    sendNext(run, table, stream, next, last, done);
    return done.future();
  }

  private void sendNext(
      UUID run, Table table, Buffer stream, AtomicInteger next, int last, Promise<Void> done) {
    int sequence = next.getAndIncrement();
    if (sequence > last) {
      done.complete();
    } else {
      post(run, table, sequence, stream)
          .onSuccess(stored -> sendNext(run, table, stream, next, last, done))
          .onFailure(done::fail);
    }
  }

  private Future<Void> post(UUID run, Table table, long sequence, Buffer stream) {
    String path = "/api/v1/runs/%s/%s/%d".formatted(run, table.wireName(), sequence);
    return http.request(
            new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(server.getHost())
                .setPort(server.getPort())
                .setURI(path)
                .putHeader("Content-Type", "application/vnd.apache.arrow.stream"))
        .compose(request -> request.send(stream).compose(LoadSender::stored));
  }

  private static Future<Void> stored(HttpClientResponse response) {
    return response.statusCode() == 200
        ? response.body().mapEmpty()
        : response.body().compose(body -> Future.failedFuture(response.statusCode() + " " + body));
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
