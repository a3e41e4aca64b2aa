package org.conceptmonitor.server.security;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens as the file has them, at most a second late, so that a revoked token soon opens
 * nothing while the server runs. Safe for use by several threads.
 */
final class TokenWatch {
  private static final Logger LOG = LoggerFactory.getLogger(TokenWatch.class);
  private static final long PERIOD_MILLIS = TimeUnit.SECONDS.toMillis(1);

  private final TokenFile file;
  private volatile String version;
  private volatile Tokens tokens;

  /**
   * Reads the file.
   *
   * @throws IllegalStateException if it can't be used
   */
  TokenWatch(TokenFile file) {
    this.file = file;
    this.version = file.version();
    this.tokens = file.load();
  }

  Tokens tokens() {
    return tokens;
  }

  /** Starts to look for changes, on a worker thread. */
  void start(Vertx vertx) {
    vertx.setPeriodic(PERIOD_MILLIS, now -> vertx.executeBlocking(this::refresh, false));
  }

  /* The version is read before the file: a change in between is found the next time. */
  private Void refresh() {
    String found = file.version();
    if (!found.equals(version)) {
      version = found;
      load();
    }
    return null;
  }

  private void load() {
    try {
      tokens = file.load();
      LOG.atInfo()
          .addKeyValue("event", "tokens-changed")
          .addKeyValue("tokens", tokens.all().size())
          .log("");
    } catch (RuntimeException e) {
      LOG.atError()
          .setCause(e)
          .addKeyValue("event", "tokens-unreadable")
          .log("The tokens known so far stay in use: {}", e.getMessage());
    }
  }
}
