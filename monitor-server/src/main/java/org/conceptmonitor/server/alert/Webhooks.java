package org.conceptmonitor.server.alert;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts alerts as JSON. An address that doesn't answer with success is tried again after each
 * pause; then, or while too many wait already, the alert is lost to it, and that is counted and
 * logged. Safe for use by several threads.
 */
final class Webhooks {
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1));
  private static final long TIMEOUT_MILLIS = 5_000;
  private static final int MOST_UNDER_WAY = 100;

  private final Vertx vertx;
  private final HttpClient http;
  private final List<URI> addresses;
  private final List<Duration> pauses;
  private final Counter lost;
  private final AtomicInteger underWay = new AtomicInteger();

  Webhooks(Vertx vertx, List<URI> addresses, MeterRegistry metrics) {
    this(vertx, addresses, metrics, PAUSES);
  }

  Webhooks(Vertx vertx, List<URI> addresses, MeterRegistry metrics, List<Duration> pauses) {
    this.vertx = vertx;
    this.http = vertx.createHttpClient();
    this.addresses = addresses;
    this.pauses = pauses;
    this.lost =
        Counter.builder("concept.monitor.webhooks.lost")
            .description("Alerts that a webhook did not take")
            .register(metrics);
  }

  void tell(Alert alert) {
    Buffer body = alert.json().toBuffer();
    addresses.forEach(address -> tell(address, body));
  }

  private void tell(URI address, Buffer body) {
    if (underWay.incrementAndGet() > MOST_UNDER_WAY) {
      underWay.decrementAndGet();
      lose(address, "%d alerts wait for webhooks already".formatted(MOST_UNDER_WAY));
      return;
    }
    attempt(address, body, 0)
        .onFailure(cause -> lose(address, cause.getMessage()))
        .onComplete(done -> underWay.decrementAndGet());
  }

  private Future<Void> attempt(URI address, Buffer body, int failures) {
    return post(address, body)
        .recover(
            cause ->
                failures == pauses.size()
                    ? Future.failedFuture(cause)
                    : vertx
                        .timer(pauses.get(failures).toMillis())
                        .compose(now -> attempt(address, body, failures + 1)));
  }

  private Future<Void> post(URI address, Buffer body) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(address.toString())
            .setTimeout(TIMEOUT_MILLIS)
            .putHeader("Content-Type", "application/json");
    return http.request(options).compose(request -> request.send(body).compose(Webhooks::taken));
  }

  private static Future<Void> taken(HttpClientResponse response) {
    int status = response.statusCode();
    return status / 100 == 2 ? Future.succeededFuture() : Future.failedFuture("status " + status);
  }

  /* The path may hold a secret, so the log has the host alone. */
  private void lose(URI address, String why) {
    lost.increment();
    LOG.atWarn()
        .addKeyValue("event", "webhook-failed")
        .addKeyValue("host", address.getHost())
        .log("an alert was not taken: {}", why);
  }
}
