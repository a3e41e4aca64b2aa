package org.conceptmonitor.server.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.conceptmonitor.agent.protocol.Row;

/**
 * All runs, in one DuckDB file in one folder. Any thread may ask, at any time, and sees whole
 * commits only; writers take turns.
 */
public final class RunStore implements AutoCloseable {
  /** The most that an import may unzip to unless more is allowed, in bytes: 16 GiB. */
  public static final long IMPORT_BYTES = 16L << 30;

  private final FolderLock lock;
  private final Database database;
  private final Appends appends;
  private final RunArchive archive;
  private final FreeSpace space;
  private final Clock clock;
  private final Versions versions = new Versions();
  private final RunList runs = new RunList();

  private RunStore(FolderLock lock, Database database, FreeSpace space, Clock clock) {
    this.lock = lock;
    this.database = database;
    this.space = space;
    this.appends = new Appends(clock);
    this.archive = new RunArchive(database);
    this.clock = clock;
  }

  /** Whether a folder holds a store. */
  public static boolean existsIn(Path folder) {
    return Database.existsIn(folder);
  }

  /**
   * Opens the store in a folder, or makes a new one there. A store of an earlier version is brought
   * to this program's; one of a later version is refused and left as it is.
   *
   * @param folder made if it is missing
   * @throws StoreException if the folder is used by another server, holds a store of a later
   *     version, or can't be written
   */
  public static RunStore open(Path folder) {
    try {
      Files.createDirectories(folder);
      return open(folder, FreeSpace.of(folder), Clock.systemUTC());
    } catch (FileAlreadyExistsException e) {
      throw new StoreException(folder + " is not a folder: choose another name", e);
    } catch (IOException e) {
      throw StoreException.of("no store can be opened in " + folder, e);
    }
  }

  static RunStore open(Path folder, FreeSpace space, Clock clock) {
    try {
      FolderLock lock = FolderLock.take(folder);
      try {
        RunStore store = new RunStore(lock, Database.open(folder), space, clock);
        store.readVersions();
        return store;
      } catch (IOException | SQLException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException | SQLException e) {
      throw StoreException.of("no store can be opened in " + folder, e);
    }
  }

  /**
   * Stores tables in one transaction, which is on disk when this returns.
   *
   * @param tables in the order in which they are to be stored
   * @return one receipt per table, in their order
   * @throws StoreFullException if the disk has too little room; once it has more, the same call
   *     succeeds
   * @throws StoreException if they can't be written; then none of them was stored, but where DuckDB
   *     failed after the commit: sent again, they are not stored twice
   */
  public List<Receipt> append(List<NewTable> tables) {
    space.require();
    try {
      List<Receipt> receipts =
          database.write(connection -> appends.write(connection, tables), appends::forget);
      versions.committed(tables, receipts);
      return receipts;
    } catch (SQLException e) {
      throw StoreException.of("nothing was stored", e);
    }
  }

  /**
   * Answers a question with as many rows as a page can hold.
   *
   * @throws UnknownRunException if it is about a run that isn't here
   * @throws StoreException if the store can't be read
   */
  public Answer answer(Question question) {
    return answer(question, Page.first());
  }

  /**
   * Answers a question with some of its rows.
   *
   * @throws UnknownRunException if it is about a run that isn't here
   * @throws StoreException if the store can't be read
   */
  public Answer answer(Question question, Page page) {
    return read(
        question + " can't be answered", connection -> reader(connection).answer(question, page));
  }

  /**
   * The number of the newest commit that can have changed the answer to a question; 0 before the
   * first. Readers see that commit, and perhaps newer ones. Needs no look at the disk.
   */
  public long version(Question question) {
    return question instanceof Question.AboutRun about
        ? version(about.run(), question.topic())
        : version(question.topic());
  }

  /** The number of the newest commit of a run that can have changed answers on a topic. */
  public long version(UUID run, Topic topic) {
    return versions.of(run, topic.tables());
  }

  /** The number of the newest commit of any run that can have changed answers on a topic. */
  public long version(Topic topic) {
    return versions.ofAll(topic.tables());
  }

  /**
   * For each run a text that changes with whatever is stored of it, and with the {@linkplain #era()
   * era}.
   */
  public Map<UUID, String> marks() {
    return versions.marks();
  }

  /**
   * While this is the same, two answers to a question differ only if their {@linkplain
   * #version(Question) versions} do. It changes when the store is opened, and when runs are
   * renamed, thinned out, deleted, restored or imported.
   */
  public String era() {
    return versions.era();
  }

  /**
   * A run's rows of a table that belongs to no epoch, in the order in which they were sent.
   *
   * @throws UnknownRunException if there is no such run
   * @throws StoreException if the store can't be read
   */
  public <R extends Row> List<R> rows(UUID run, Class<R> type) {
    return read(
        "%s can't be read".formatted(type.getSimpleName()),
        connection -> reader(connection).rows(run, type));
  }

  /**
   * A run's rows of one epoch, in the order in which they were sent; none before it is complete.
   *
   * @throws UnknownRunException if there is no such run
   * @throws StoreException if the store can't be read
   */
  public <R extends Row> List<R> rows(UUID run, Class<R> type, int epoch) {
    return read(
        "%s of epoch %d can't be read".formatted(type.getSimpleName(), epoch),
        connection -> reader(connection).rows(run, type, epoch));
  }

  /**
   * The thumbnail of a probe image as PNG.
   *
   * @param image index in the probe set, from 0
   * @throws UnknownRunException if there is no such run
   * @throws StoreException if the store can't be read
   */
  public Optional<byte[]> probeImage(UUID run, int image) {
    return read(
        "image %d can't be read".formatted(image),
        connection -> reader(connection).probeImage(run, image));
  }

  /**
   * Gives a run another display name.
   *
   * @param wished what it should be called
   * @return the wished name, or that with a suffix if another run has it
   * @throws UnknownRunException if there is no such run
   * @throws StoreException if it can't be written; then the run keeps its name
   */
  public String rename(UUID run, String wished) {
    return change(
        "run %s was not renamed".formatted(run),
        connection -> new RunNames(connection).rename(run, wished));
  }

  /**
   * Gives a run tags in place of those that it has.
   *
   * @param tags none of them blank or with a comma
   * @return the tags, in order
   * @throws UnknownRunException if there is no such run
   * @throws StoreException if it can't be written; then the run keeps its tags
   */
  public List<String> tag(UUID run, Set<String> tags) {
    return change(
        "run %s was not tagged".formatted(run),
        connection -> {
          new RunNames(connection).ofKept(run);
          return new RunTags(connection).set(run, tags);
        });
  }

  /**
   * Deletes a run: no question finds it any more. Until a {@linkplain #compact compaction} it can
   * be restored as it was, and what its agent still sends is kept for that.
   *
   * @throws UnknownRunException if there is no such run
   * @throws StoreException if it can't be written; then the run is still there
   */
  public DeletedRun delete(UUID run) {
    long now = clock.millis();
    String name =
        change(
            "run %s was not deleted".formatted(run),
            connection -> new RunNames(connection).delete(run, now));
    return new DeletedRun(run, name, now);
  }

  /**
   * Brings a deleted run back.
   *
   * @return its display name
   * @throws UnknownRunException if no such run was deleted, or if it is gone for ever
   * @throws StoreException if it can't be written; then the run stays deleted
   */
  public String restore(UUID run) {
    return change(
        "run %s was not restored".formatted(run),
        connection -> new RunNames(connection).restore(run));
  }

  /**
   * The runs that can be restored, latest deletion first.
   *
   * @throws StoreException if the store can't be read
   */
  public List<DeletedRun> deleted() {
    return read("deleted runs can't be listed", connection -> new RunNames(connection).deleted());
  }

  /**
   * The epochs that {@link #thin} would remove: newest run first, epochs rising.
   *
   * @throws StoreException if the store can't be read
   */
  public List<Retention.Epoch> thinnable(Retention retention) {
    return read(
        "no epochs can be listed", connection -> new Thinning(connection).epochs(retention));
  }

  /**
   * Removes the epochs that a policy does not keep, for ever.
   *
   * @return the removed epochs: newest run first, epochs rising
   * @throws StoreException if it can't be written; then all are still there
   */
  public List<Retention.Epoch> thin(Retention retention) {
    return change("nothing was thinned", connection -> new Thinning(connection).thin(retention));
  }

  /**
   * Removes for ever what was deleted long ago, and writes the file anew without the gaps that
   * removed rows leave. Questions and senders wait meanwhile.
   *
   * @param restorable runs that were deleted so recently are kept
   * @throws StoreException if it can't be written; then the file is as it was
   */
  public Compaction compact(Duration restorable) {
    long until = clock.millis() - restorable.toMillis();
    int purged = change("nothing was purged", connection -> new Thinning(connection).purge(until));
    return archive.compact(purged);
  }

  /**
   * Puts rows of runs together that lie far apart, among those of runs that sent at the same time:
   * questions about such runs take longer than they must. Answers stay as they are. Questions don't
   * wait; senders wait while one run's rows of one table move.
   *
   * @param wanted asked about each such run and table; false leaves its rows where they are
   * @param most no other table is begun after this time
   * @return number of runs of which rows were moved; 0 if nothing is left to do
   * @throws StoreFullException if the disk has too little room
   * @throws StoreException if rows can't be moved; then they are where they were
   */
  public int gather(Predicate<UUID> wanted, Duration most) {
    long begun = System.nanoTime();
    List<Gathering.Rows> scattered =
        read("scattered rows can't be listed", connection -> new Gathering(connection).scattered());
    Set<UUID> gathered = new HashSet<>();
    for (Gathering.Rows rows : scattered) {
      if (wanted.test(rows.run())) {
        gather(rows);
        gathered.add(rows.run());
        if (System.nanoTime() - begun > most.toNanos()) {
          break;
        }
      }
    }
    return gathered.size();
  }

  private void gather(Gathering.Rows rows) {
    space.require();
    try {
      database.write(connection -> new Gathering(connection).gather(rows), appends::forget);
    } catch (SQLException e) {
      throw StoreException.of(rows + " were not moved", e);
    }
  }

  /**
   * Writes a run into a new zip file.
   *
   * @param file is there once it is whole
   * @throws UnknownRunException if there is no such run
   * @throws StoreException if the file exists or can't be written
   */
  public void export(UUID run, Path file, RunFormat format) {
    archive.export(run, file, format);
  }

  /** Stores a run that unzips to no more than {@link #IMPORT_BYTES}. */
  public ImportedRun importFrom(Path file) {
    return importFrom(file, IMPORT_BYTES);
  }

  /**
   * Stores a run from what {@link #export} wrote. Senders wait meanwhile.
   *
   * @param mostBytes the most that the file may unzip to
   * @throws StoreException if the file is damaged, too large or anything else, or if the disk is
   *     full; then nothing was stored
   */
  public ImportedRun importFrom(Path file, long mostBytes) {
    space.require();
    ImportedRun imported = archive.importFrom(file, mostBytes, appends::forget);
    readVersions();
    return imported;
  }

  /**
   * Reads everything and compares it with what was acknowledged.
   *
   * @return sentences about what is wrong, none if all is well
   * @throws StoreException if the store can't be read at all
   */
  public List<String> verify() {
    return read("the store can't be verified", connection -> new Verification(connection).run());
  }

  private Reader reader(Connection connection) {
    return new Reader(connection, versions, runs);
  }

  private void readVersions() {
    read(
        "versions can't be read",
        connection -> {
          reader(connection).readVersions();
          return versions;
        });
    versions.rewritten();
  }

  private <T> T read(String failure, Work<T> question) {
    try {
      return database.read(question);
    } catch (SQLException e) {
      throw StoreException.of(failure, e);
    }
  }

  private <T> T change(String failure, Work<T> change) {
    try {
      T changed =
          database.write(
              connection -> {
                appends.forget();
                return change.on(connection);
              },
              appends::forget);
      versions.rewritten();
      return changed;
    } catch (SQLException e) {
      throw StoreException.of(failure, e);
    }
  }

  /** Closes the file; what was stored stays. */
  @Override
  public void close() {
    try (lock) {
      database.close();
    } catch (IOException | SQLException e) {
      throw new StoreException("the store can't be closed: " + e.getMessage(), e);
    }
  }
}
