package org.conceptmonitor.server.security;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a renewed certificate into use, for new connections, so that a server that runs for months
 * needs no restart. Belongs to the event loop, but for reading the files.
 */
final class CertificateWatch {
  static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");
  private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);

  private final TlsFiles files;
  private final Vertx vertx;
  private final HttpServer server;
  private String version;

  CertificateWatch(TlsFiles files, Vertx vertx, HttpServer server) {
    this.files = files;
    this.vertx = vertx;
    this.server = server;
    this.version = version();
  }

  /** Starts to look for changes. */
  void start(long periodMillis) {
    vertx.setPeriodic(periodMillis, now -> look());
  }

  private void look() {
    String found = version();
    if (!found.equals(version)) {
      vertx
          .executeBlocking(() -> files.read(vertx), false)
          .compose(this::use)
          .onSuccess(used -> taken(found))
          .onFailure(CertificateWatch::kept);
    }
  }

  private Future<Boolean> use(PemKeyCertOptions renewed) {
    return server.updateSSLOptions(
        new ServerSSLOptions()
            .setKeyCertOptions(renewed)
            .setEnabledSecureTransportProtocols(PROTOCOLS));
  }

  private void taken(String found) {
    version = found;
    LOG.atInfo().addKeyValue("event", "certificate-renewed").log("");
  }

  /* The two files are not replaced at the same instant: a mismatch may be gone the next time. */
  private static void kept(Throwable cause) {
    LOG.atWarn()
        .addKeyValue("event", "certificate-kept")
        .log("The changed certificate can't be used yet: {}", cause.getMessage());
  }

  private String version() {
    try {
      return Files.getLastModifiedTime(files.certificate())
          + " "
          + Files.getLastModifiedTime(files.key());
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
