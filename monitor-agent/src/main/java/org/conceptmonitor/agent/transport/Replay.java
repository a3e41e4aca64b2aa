package org.conceptmonitor.agent.transport;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.conceptmonitor.agent.spool.RunFolder;
import org.conceptmonitor.agent.spool.SpoolFolder;

/**
 * Delivers the runs of a folder: what agents left in a spool, which it leaves as it is delivered,
 * or recordings, which stay. A server that has tables already keeps the ones it has. Immutable.
 */
public final class Replay {
  private static final int MOST_FAILURES = 7;

  /**
   * What came of a replay.
   *
   * @param runs how many runs were looked at
   * @param inUse how many others were not, because an agent or another replay works on them
   * @param delivered tables that the server has now
   * @param dropped tables that were damaged, torn by a crash, or refused, and the rest of their
   *     epochs
   * @param left tables that could not be delivered now
   * @param problem what went wrong last, if anything did
   */
  public record Result(
      int runs, int inUse, long delivered, long dropped, long left, Optional<String> problem) {
    private static final Result NOTHING = new Result(0, 0, 0, 0, 0, Optional.empty());
    private static final Result IN_USE = new Result(0, 1, 0, 0, 0, Optional.empty());

    private Result plus(Result other) {
      return new Result(
          runs + other.runs,
          inUse + other.inUse,
          delivered + other.delivered,
          dropped + other.dropped,
          left + other.left,
          other.problem.or(() -> problem));
    }
  }

  private final SpoolFolder folder;
  private final List<UUID> runs;
  private final Optional<URI> server;
  private final ServerAccess access;
  private final Retries retries;

  private Replay(
      SpoolFolder folder,
      List<UUID> runs,
      Optional<URI> server,
      ServerAccess access,
      Retries retries) {
    this.folder = folder;
    this.runs = runs;
    this.server = server;
    this.access = access;
    this.retries = retries;
  }

  /**
   * Prepares to deliver to the server that each run was meant for, a recording to {@link
   * HttpSink#DEFAULT_SERVER}, with the token of the environment variable {@code
   * CONCEPT_MONITOR_TOKEN}.
   *
   * @param path a spool, a folder of recordings, or the folder of one run in either
   * @throws IOException if it can't be read
   * @throws IllegalArgumentException if there is no run in it
   */
  public static Replay of(Path path) throws IOException {
    Path real = path.toAbsolutePath().normalize();
    Optional<UUID> single = SpoolFolder.run(real).filter(run -> Files.isDirectory(real));
    SpoolFolder folder = new SpoolFolder(single.isPresent() ? real.getParent() : real);
    List<UUID> runs = single.isPresent() ? List.of(single.get()) : folder.runs();
    if (runs.isEmpty()) {
      throw new IllegalArgumentException(
          "%s holds no run: name a spool or a recording, whose folders are named after runs such as %s"
              .formatted(path, new UUID(0, 0)));
    }
    return new Replay(
        folder,
        runs,
        Optional.empty(),
        ServerAccess.of(System.getenv()),
        new Retries(BackOff.standard(), MOST_FAILURES));
  }

  /** The same, to this server whatever server a run was meant for. */
  public Replay to(URI address) {
    return new Replay(folder, runs, Optional.of(address), access, retries);
  }

  /** The same, with this token. */
  public Replay token(String token) {
    return new Replay(folder, runs, server, access.withToken(token), retries);
  }

  /** The same, trusting the certificates of a PEM file. */
  public Replay trust(Path pem) {
    return new Replay(folder, runs, server, access.withTrust(pem), retries);
  }

  Replay retries(Retries others) {
    return new Replay(folder, runs, server, access, others);
  }

  /**
   * Delivers run by run, each in order, and gives up where a server can't be reached for about half
   * a minute.
   *
   * @throws IOException if a folder can't be read
   */
  public Result run() throws IOException {
    FolderDelivery delivery = new FolderDelivery(access, access.client(), retries);
    Result all = Result.NOTHING;
    for (UUID run : runs) {
      all = all.plus(replay(run, delivery));
    }
    return all;
  }

  private Result replay(UUID run, FolderDelivery delivery) throws IOException {
    Optional<RunFolder> opened = folder.open(run);
    if (opened.isEmpty()) {
      return Result.IN_USE;
    }
    try (RunFolder tables = opened.get()) {
      Optional<URI> address = server.isPresent() ? server : tables.server();
      return delivery.deliver(tables, address.orElse(HttpSink.DEFAULT_SERVER));
    }
  }
}
