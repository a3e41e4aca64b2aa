package org.conceptmonitor.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.conceptmonitor.server.alert.AlertOptions;
import org.conceptmonitor.server.security.SecurityOptions;
import org.conceptmonitor.server.security.TlsFiles;
import org.conceptmonitor.server.store.Retention;

/**
 * How a {@link MonitorServer} runs. Immutable.
 *
 * @param host the name or address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param otherPort whether a free port may be taken where {@code port} is in use
 * @param data the folder that keeps the runs; none for a temporary one, deleted on close
 * @param maxBodyBytes size of the largest table that is accepted
 * @param idle a connection that is silent for so long is closed, whole seconds
 * @param retention which epochs are kept when nobody sends; none to keep all
 * @param security TLS, tokens and proxies
 * @param alerts what raises alerts and who is told
 */
public record ServerOptions(
    String host,
    int port,
    boolean otherPort,
    Optional<Path> data,
    int maxBodyBytes,
    Duration idle,
    Optional<Retention> retention,
    SecurityOptions security,
    AlertOptions alerts) {
  /** The port that is tried first unless another is asked for. */
  public static final int DEFAULT_PORT = 6007;

  private static final int DEFAULT_MAX_BODY_BYTES = 64 << 20;
  private static final Duration DEFAULT_IDLE = Duration.ofMinutes(1);

  /** Checks the ranges. */
  public ServerOptions {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(retention, "retention");
    Objects.requireNonNull(security, "security");
    Objects.requireNonNull(alerts, "alerts");
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          "port is %d: use 1 to 65535, or 0 for any free port".formatted(port));
    }
    if (maxBodyBytes < 1) {
      throw new IllegalArgumentException(
          "maxBodyBytes is %d: use at least 1".formatted(maxBodyBytes));
    }
    if (idle.toSeconds() < 1) {
      throw new IllegalArgumentException("idle is %s: use at least one second".formatted(idle));
    }
  }

  /**
   * Starts from the defaults: 127.0.0.1, port 6007 or a free one, a temporary folder, 64 MiB, 1
   * minute.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects options; not for use by several threads. */
  public static final class Builder {
    private String host = "127.0.0.1";
    private int port = DEFAULT_PORT;
    private boolean otherPort = true;
    private Optional<Path> data = Optional.empty();
    private int maxBodyBytes = DEFAULT_MAX_BODY_BYTES;
    private Duration idle = DEFAULT_IDLE;
    private Optional<Retention> retention = Optional.empty();
    private SecurityOptions security = SecurityOptions.DEFAULT;
    private AlertOptions alerts = AlertOptions.DEFAULT;

    private Builder() {}

    /**
     * Listens on this name or address. Others than loopback need {@link #tls} or {@link
     * #proxiedAt}, and ask for tokens.
     */
    public Builder host(String host) {
      this.host = host;
      return this;
    }

    /** Listens on exactly this port, or on any free one for 0. */
    public Builder port(int port) {
      this.port = port;
      this.otherPort = false;
      return this;
    }

    /** Keeps the runs in this folder, which is made if it is missing. */
    public Builder data(Path folder) {
      this.data = Optional.of(folder);
      return this;
    }

    /** Refuses tables whose stream is larger, in bytes. */
    public Builder maxBodyBytes(int bytes) {
      this.maxBodyBytes = bytes;
      return this;
    }

    /**
     * Closes connections that are silent for so long, so that stalled senders free their memory.
     */
    public Builder idle(Duration idle) {
      this.idle = idle;
      return this;
    }

    /**
     * Removes epochs of older runs for ever whenever nothing has arrived for the time of {@link
     * #idle}, and gives their room back to the disk.
     *
     * @param runs the newest runs, which keep every epoch
     * @param every k: older runs keep the first epoch, the last and every k-th
     */
    public Builder keepEpochsOf(int runs, int every) {
      this.retention = Optional.of(new Retention(runs, every));
      return this;
    }

    /**
     * Speaks https.
     *
     * @param certificate PEM file of the certificate and those that lead to its authority
     * @param key PEM file of the private key, not encrypted
     */
    public Builder tls(Path certificate, Path key) {
      this.security = security.withTls(new TlsFiles(certificate, key));
      return this;
    }

    /** Says that a proxy does TLS, and its address: {@code https://monitor.example.org}. */
    public Builder proxiedAt(URI address) {
      this.security = security.withProxyAt(address);
      return this;
    }

    /** Asks for tokens even where only this machine can connect. */
    public Builder requireToken() {
      this.security = security.withTokenRequired();
      return this;
    }

    /** Tells an address that has sent so many wrong tokens in a minute to wait. */
    public Builder wrongTokensPerMinute(int count) {
      this.security = security.withWrongTokensPerMinute(count);
      return this;
    }

    /** Raises alerts by other rules, or tells of them by webhooks. */
    public Builder alerts(AlertOptions alerts) {
      this.alerts = alerts;
      return this;
    }

    /** The options. */
    public ServerOptions build() {
      return new ServerOptions(
          host, port, otherPort, data, maxBodyBytes, idle, retention, security, alerts);
    }
  }
}
