package org.conceptmonitor.agent.spool;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The tables of one run on disk, each an Arrow stream in a file of its own, named after {@link
 * TableId}. One process has the folder at a time. A table is written under another name first, so
 * that what a crash tore is never taken for a table.
 *
 * <p>What describes the run is kept in {@code delivered/} after its delivery, for a server that
 * loses its data, until the run has nothing more to deliver. Safe for use by several threads, each
 * with its own tables.
 */
public final class RunFolder implements TableStore, AutoCloseable {
  private static final String SERVER = "server";
  private static final String DELIVERED = "delivered";
  private static final String PART = ".part";

  private final UUID run;
  private final Path folder;
  private final RunLock lock;

  private RunFolder(UUID run, Path folder, RunLock lock) {
    this.run = run;
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Makes the folder of a new run.
   *
   * @param parent the spool or the recording; made if it is missing
   * @param server where the tables shall go; none for a recording
   */
  public static RunFolder create(Path parent, UUID run, Optional<URI> server) throws IOException {
    OwnerOnly.createDirectories(parent);
    RunLock lock =
        RunLock.take(lockFile(parent, run))
            .orElseThrow(() -> new IOException("run %s is in use already".formatted(run)));
    RunFolder made = new RunFolder(run, parent.resolve(run.toString()), lock);
    try {
      OwnerOnly.createDirectories(made.folder);
      if (server.isPresent()) {
        byte[] address = server.get().toString().getBytes(StandardCharsets.UTF_8);
        OwnerOnly.write(made.folder.resolve(SERVER), address);
      }
      return made;
    } catch (IOException e) {
      lock.free();
      throw e;
    }
  }

  /** Opens the folder of a run; none if another process, or another part of this one, has it. */
  public static Optional<RunFolder> open(Path parent, UUID run) throws IOException {
    return RunLock.take(lockFile(parent, run))
        .map(lock -> new RunFolder(run, parent.resolve(run.toString()), lock));
  }

  private static Path lockFile(Path parent, UUID run) {
    return parent.resolve(run + ".lock");
  }

  /** The run. */
  public UUID run() {
    return run;
  }

  /** Where the tables shall go; none if this is a recording. */
  public Optional<URI> server() throws IOException {
    Path file = folder.resolve(SERVER);
    return Files.exists(file)
        ? Optional.of(URI.create(Files.readString(file).strip()))
        : Optional.empty();
  }

  /** The tables that wait, in their order. */
  public List<TableId> waiting() throws IOException {
    return tables(folder);
  }

  /** The tables that describe the run and were delivered, in their order. */
  public List<TableId> delivered() throws IOException {
    return tables(folder.resolve(DELIVERED));
  }

  private static List<TableId> tables(Path folder) throws IOException {
    return names(folder).stream().map(TableId::ofFile).flatMap(Optional::stream).sorted().toList();
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /**
   * Deletes what a crash left of tables that it tore.
   *
   * @return how many there were
   */
  public int discardTorn() throws IOException {
    List<String> torn = new ArrayList<>(names(folder));
    torn.removeIf(name -> !name.endsWith(PART));
    for (String name : torn) {
      Files.deleteIfExists(folder.resolve(name));
    }
    return torn.size();
  }

  @Override
  public void write(TableId id, byte[] stream) throws IOException {
    Path part = folder.resolve(id.fileName() + PART);
    try {
      OwnerOnly.write(part, stream);
      Files.move(part, file(id), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
  }

  @Override
  public byte[] read(TableId id) throws IOException {
    Path waiting = file(id);
    return Files.readAllBytes(Files.exists(waiting) ? waiting : keptFile(id));
  }

  /** How many bytes the stream of a waiting table has. */
  public long size(TableId id) throws IOException {
    return Files.size(file(id));
  }

  @Override
  public void markDelivered(TableId id) throws IOException {
    if (id.describesTheRun()) {
      OwnerOnly.createDirectories(folder.resolve(DELIVERED));
      Files.move(file(id), keptFile(id), StandardCopyOption.ATOMIC_MOVE);
    } else {
      discard(id);
    }
  }

  @Override
  public void discard(TableId id) throws IOException {
    Files.deleteIfExists(file(id));
  }

  private Path file(TableId id) {
    return folder.resolve(id.fileName());
  }

  private Path keptFile(TableId id) {
    return folder.resolve(DELIVERED).resolve(id.fileName());
  }

  /** Lets others have the folder, and deletes it if no table waits in it. */
  @Override
  public void close() throws IOException {
    if (Files.exists(folder) && !waiting().isEmpty()) {
      lock.free();
    } else {
      delete();
    }
  }

  /** Gives the whole run up. */
  public void delete() throws IOException {
    Folders.delete(folder);
    lock.freeForGood();
  }
}
