package org.conceptmonitor.agent.transport;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;
import org.conceptmonitor.agent.spool.SpoolFolder;

/**
 * Delivers the tables of one run to a server over HTTP, as docs/protocol.md says: in order, one
 * request per {@link #send}. A daemon thread moves accepted tables from memory to a spool on disk,
 * another one delivers them from there, each until the server took it or refused it for good, with
 * growing waits. The number of a table is given when it is accepted, so that a server which took a
 * table without being able to say so stores it once.
 *
 * <p>Memory and spool are bounded. Where memory is full, tables are refused; where the spool is
 * full, the oldest tables go, epochs as a whole, and never those that describe the run. Where the
 * disk fails, tables are delivered from memory. What is undelivered when the process ends, however
 * it ends, is delivered by the next sink on the same spool folder with the same server, beside its
 * own run, or by a {@link Replay}.
 *
 * <p>The user reads of an outage once when it begins and once when it ends.
 */
public final class HttpSink extends QueuedSink {
  /** Where a server listens unless told otherwise. */
  public static final URI DEFAULT_SERVER = URI.create("http://127.0.0.1:6007");

  HttpSink(HttpSinkBuilder options) {
    super(
        new DeliveryQueue(options.queueBytes(), options.spool().isPresent()),
        options.spool().orElseGet(SpoolFolder::standard),
        Optional.of(options.server()),
        options.closeTimeout(),
        options.log());
    if (options.access().exposesToken(options.server())) {
      log().tokenIsReadable();
    }
    start(options, options.access().client());
  }

  private void start(HttpSinkBuilder options, HttpClient http) {
    RunAddress address = new RunAddress(options.server(), run());
    TableClient client = new TableClient(options.access(), http, address);
    Retries retries = Retries.forEver(options.backOff());
    threads().deliver(new Delivery(backlog(), new RunDescription(), client, retries, log()));
    FolderDelivery others = new FolderDelivery(options.access(), http, retries);
    options.spool().ifPresent(folder -> startSpool(folder, options, others));
  }

  private void startSpool(SpoolFolder folder, HttpSinkBuilder options, FolderDelivery others) {
    long capacity = options.spoolBytes();
    threads().spool(new Spooler(backlog(), capacity, options.backOff(), log()));
    threads().deliver(new Leftovers(folder, capacity, options.server(), others, options.logger()));
  }

  /** A sink with the default options; see {@link #builder}. */
  public static HttpSink to(URI server) {
    return builder(server).build();
  }

  /**
   * Starts the description of a sink.
   *
   * @param server scheme, host and port, for example {@code http://127.0.0.1:8080}; it need not be
   *     there yet
   * @throws IllegalArgumentException if the address is not that of an HTTP server
   */
  public static HttpSinkBuilder builder(URI server) {
    return new HttpSinkBuilder(server);
  }

  @Override
  void report(SinkState left) {
    log().abandoned(left);
  }
}
