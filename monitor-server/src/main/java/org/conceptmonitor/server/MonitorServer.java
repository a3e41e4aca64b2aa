package org.conceptmonitor.server;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.conceptmonitor.server.metrics.ServerMetrics;
import org.conceptmonitor.server.security.Gatekeeper;
import org.conceptmonitor.server.store.RunStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running server. It can live inside a training script and needs no flag on the command line of
 * the JVM. It keeps the JVM alive until it is closed, so that the page can be looked at after
 * training; Ctrl-C closes it. Safe for use by several threads.
 */
public final class MonitorServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MonitorServer.class);
  private static final int WORKERS = 4;

  private final DataFolder folder;
  private final RunStore store;
  private final ServerMetrics metrics;
  private final Vertx vertx;
  private final HttpVerticle http;
  private final URI uri;
  private final List<String> greeting;
  private final Thread hook = new Thread(this::release, "concept-monitor-shutdown");
  private boolean closed;

  private MonitorServer(
      DataFolder folder,
      RunStore store,
      ServerMetrics metrics,
      Vertx vertx,
      HttpVerticle http,
      Gatekeeper gatekeeper) {
    this.folder = folder;
    this.store = store;
    this.metrics = metrics;
    this.vertx = vertx;
    this.http = http;
    this.uri = gatekeeper.uri(http.port());
    this.greeting = gatekeeper.greeting(uri);
  }

  /**
   * Starts on 127.0.0.1, port 6007 or any free one if that is taken, keeps the runs until it is
   * closed, and prints its address.
   */
  public static MonitorServer start() {
    return start(ServerOptions.builder().build());
  }

  /**
   * Starts and prints its address.
   *
   * @throws IllegalArgumentException if others could connect and nothing encrypts, or if the
   *     certificate can't be used
   * @throws IllegalStateException if it can't listen where it should
   * @throws org.conceptmonitor.server.store.StoreException if the data folder can't be used
   */
  public static MonitorServer start(ServerOptions options) {
    DataFolder folder = DataFolder.of(options.data());
    try {
      MonitorServer server = open(options, folder);
      Runtime.getRuntime().addShutdownHook(server.hook);
      server.greeting.forEach(System.out::println);
      LOG.atInfo()
          .addKeyValue("event", "server-started")
          .addKeyValue("uri", server.uri())
          .addKeyValue("data", folder.path())
          .log("");
      return server;
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static MonitorServer open(ServerOptions options, DataFolder folder) {
    RunStore store = RunStore.open(folder.path());
    try {
      return serve(options, folder, store);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static MonitorServer serve(ServerOptions options, DataFolder folder, RunStore store) {
    ServerMetrics metrics = new ServerMetrics();
    try {
      return listen(options, folder, store, metrics);
    } catch (RuntimeException e) {
      metrics.close();
      throw e;
    }
  }

  private static MonitorServer listen(
      ServerOptions options, DataFolder folder, RunStore store, ServerMetrics metrics) {
    metrics.watchStore(folder::bytes, folder::freeBytes);
    Gatekeeper gatekeeper =
        Gatekeeper.of(options.host(), options.security(), folder.path(), options.idle());
    Vertx vertx = vertx(metrics);
    HttpVerticle http = new HttpVerticle(options, store, gatekeeper, metrics);
    try {
      await(vertx.deployVerticle(http));
      await(vertx.deployVerticle(new Housekeeping(store, options.retention(), options.idle())));
      return new MonitorServer(folder, store, metrics, vertx, http, gatekeeper);
    } catch (CompletionException e) {
      await(vertx.close());
      if (e.getCause() instanceof IllegalArgumentException unusable) {
        throw unusable;
      }
      throw new IllegalStateException(
          "the server can't listen on %s, port %d: %s; choose another port (0 for any), or an"
                  .formatted(options.host(), options.port(), e.getCause().getMessage())
              + " address of this machine",
          e.getCause());
    }
  }

  private static Vertx vertx(ServerMetrics metrics) {
    VertxOptions options =
        new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(WORKERS)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false))
            .setMetricsOptions(metrics.vertxOptions());
    return Vertx.builder().with(options).withMetrics(metrics.vertxFactory()).build();
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  /** Where the page is, and where agents send to. */
  public URI uri() {
    return uri;
  }

  /** The port that is listened on. */
  int port() {
    return http.port();
  }

  /** Method and path of every route. */
  List<String> routes() {
    return http.routes();
  }

  /**
   * Stops listening, commits what was accepted, and ends every thread of the server. Closing twice
   * does nothing.
   */
  @Override
  public void close() {
    if (!release()) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the JVM is shutting down: the hook finds the server closed
    }
  }

  private synchronized boolean release() {
    if (closed) {
      return false;
    }
    closed = true;
    LOG.atInfo().addKeyValue("event", "server-stops").addKeyValue("uri", uri).log("");
    try (folder;
        store;
        metrics) {
      await(vertx.close());
    }
    LOG.atInfo().addKeyValue("event", "server-stopped").addKeyValue("uri", uri).log("");
    return true;
  }
}
