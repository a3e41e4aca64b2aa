package org.conceptmonitor.agent.transport;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.conceptmonitor.agent.spool.SpoolFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Options of an {@link HttpSink}. Not safe for use by several threads. */
public final class HttpSinkBuilder {
  private static final long SMALLEST_SPOOL = 1L << 20;

  private final URI server;
  private long queueBytes = 64L << 20;
  private Optional<SpoolFolder> spool = Optional.of(SpoolFolder.standard());
  private long spoolBytes = 1L << 30;
  private Duration closeTimeout = Duration.ofSeconds(5);
  private ServerAccess access = ServerAccess.of(System.getenv());
  private BackOff backOff = BackOff.standard();
  private Logger logger = LoggerFactory.getLogger(HttpSink.class);

  HttpSinkBuilder(URI server) {
    this.server = RunAddress.checked(server);
  }

  /** How much may wait in memory, in bytes; 64 MiB by default. */
  public HttpSinkBuilder queueBytes(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException(
          "the queue holds %d bytes, expected at least 1".formatted(bytes));
    }
    this.queueBytes = bytes;
    return this;
  }

  /**
   * The folder where tables wait on disk, shared with other runs, made if it is missing and only
   * readable by its owner. Default: {@code concept-monitor/spool} in the folder that the
   * environment variable {@code XDG_CACHE_HOME} names, or else in {@code .cache} of the user's
   * home.
   */
  public HttpSinkBuilder spool(Path folder) {
    this.spool = Optional.of(new SpoolFolder(folder));
    return this;
  }

  /** Lets tables wait in memory only: those of a run that is killed are lost. */
  public HttpSinkBuilder withoutSpool() {
    this.spool = Optional.empty();
    return this;
  }

  /**
   * How much may wait on disk, in bytes; 1 GiB by default, at least 1 MiB. Counted in blocks of 4
   * KiB; what earlier runs left may take as much again.
   */
  public HttpSinkBuilder spoolBytes(long bytes) {
    if (bytes < SMALLEST_SPOOL) {
      throw new IllegalArgumentException(
          "the spool holds %d bytes, expected at least %d".formatted(bytes, SMALLEST_SPOOL));
    }
    this.spoolBytes = bytes;
    return this;
  }

  /** How long {@link HttpSink#close()} waits for deliveries; 5 s by default, at least 1 ms. */
  public HttpSinkBuilder closeTimeout(Duration timeout) {
    if (timeout.toMillis() < 1) {
      throw new IllegalArgumentException(
          "the close timeout is %s, expected at least 1 ms".formatted(timeout));
    }
    this.closeTimeout = timeout;
    return this;
  }

  /**
   * The server's write token, shown with each request. Default: the environment variable {@code
   * CONCEPT_MONITOR_TOKEN}, if it is set.
   *
   * @throws IllegalArgumentException if it has characters that no token has
   */
  public HttpSinkBuilder token(String token) {
    this.access = access.withToken(token);
    return this;
  }

  /**
   * A PEM file of the certificates to trust instead of those that Java trusts: that of an https
   * server which signed its own. It must be valid for the host in the server's address.
   */
  public HttpSinkBuilder trust(Path pem) {
    this.access = access.withTrust(Objects.requireNonNull(pem, "pem"));
    return this;
  }

  /**
   * The waits between attempts: doubled from the first to the longest, and each shortened at random
   * by up to half. Default: 250 ms to 10 s.
   */
  public HttpSinkBuilder backOff(Duration first, Duration longest) {
    return backOff(BackOff.exponential(first, longest, new Random()));
  }

  HttpSinkBuilder backOff(BackOff waits) {
    this.backOff = waits;
    return this;
  }

  HttpSinkBuilder logger(Logger reader) {
    this.logger = reader;
    return this;
  }

  URI server() {
    return server;
  }

  long queueBytes() {
    return queueBytes;
  }

  Optional<SpoolFolder> spool() {
    return spool;
  }

  long spoolBytes() {
    return spoolBytes;
  }

  Duration closeTimeout() {
    return closeTimeout;
  }

  ServerAccess access() {
    return access;
  }

  BackOff backOff() {
    return backOff;
  }

  Logger logger() {
    return logger;
  }

  DeliveryLog log() {
    return new DeliveryLog(logger, server, spool.map(SpoolFolder::path));
  }

  /**
   * Starts the sink; no connection is made before something is sent.
   *
   * @throws IllegalArgumentException if there are no certificates in the file to trust
   */
  public HttpSink build() {
    return new HttpSink(this);
  }
}
