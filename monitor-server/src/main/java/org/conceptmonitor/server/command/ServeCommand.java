package org.conceptmonitor.server.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves until it is told to end. */
@Command(
    name = "serve",
    description = "Serves until Ctrl-C or SIGTERM; then stores what was sent and ends.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Mixin private DataOption data;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = {
        "Name or address to listen on (${DEFAULT-VALUE}).",
        "Others than loopback need TLS, and ask for tokens."
      })
  private String host;

  @Option(
      names = "--port",
      defaultValue = "" + ServerOptions.DEFAULT_PORT,
      description = "Port to listen on (${DEFAULT-VALUE}); 0 for any free one.")
  private int port;

  @ArgGroup(exclusive = false)
  private Tls tls;

  /** Both files or none. */
  static final class Tls {
    @Option(
        names = "--tls-cert",
        paramLabel = "PEM",
        required = true,
        description = "Certificate, followed by those that lead to its authority.")
    private Path certificate;

    @Option(
        names = "--tls-key",
        paramLabel = "PEM",
        required = true,
        description = "Its private key, not encrypted.")
    private Path key;
  }

  @Option(
      names = "--proxied-at",
      paramLabel = "URL",
      description = "Says that a proxy does TLS, and its address: https://monitor.example.org.")
  private URI proxy;

  @Option(names = "--require-token", description = "Ask for tokens on loopback addresses too.")
  private boolean token;

  @ArgGroup(exclusive = false)
  private Kept kept;

  /** Which epochs stay; all without this. */
  static final class Kept {
    @Option(
        names = "--keep-epochs-of",
        paramLabel = "N",
        required = true,
        description = {
          "Thin runs when nobody sends: the newest N runs keep every epoch, older ones the first,",
          "the last and every K-th. Off unless given; what goes is gone for ever."
        })
    private int runs;

    @Option(
        names = "--every",
        paramLabel = "K",
        defaultValue = "10",
        description = "Older runs keep every K-th epoch (${DEFAULT-VALUE}).")
    private int every;
  }

  @Mixin private AlertOption alerts;

  @Override
  public Integer call() throws InterruptedException {
    MonitorServer.start(options());
    new CountDownLatch(1).await();
    return 0;
  }

  private ServerOptions options() {
    ServerOptions.Builder options =
        ServerOptions.builder().host(host).port(port).data(data.folder()).alerts(alerts.options());
    if (tls != null) {
      options.tls(tls.certificate, tls.key);
    }
    if (proxy != null) {
      options.proxiedAt(proxy);
    }
    if (kept != null) {
      options.keepEpochsOf(kept.runs, kept.every);
    }
    if (token) {
      options.requireToken();
    }
    return options.build();
  }
}
