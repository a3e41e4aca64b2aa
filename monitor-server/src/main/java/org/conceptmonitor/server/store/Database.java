package org.conceptmonitor.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The DuckDB file, opened again when DuckDB gives it up: after a fatal error, such as a full disk
 * in the middle of a checkpoint, DuckDB answers nothing more until then. Any thread may read at any
 * time; writers take turns.
 */
final class Database implements AutoCloseable {
  private static final String FILE = "concept-monitor.duckdb";

  private final Path file;
  private final WorkFolder work;
  private final ReadWriteLock opening = new ReentrantReadWriteLock();
  private final Object turn = new Object();
  private Session session;
  private boolean closed;
  private volatile boolean givenUp;

  private Database(Path file, WorkFolder work) throws SQLException {
    this.file = file;
    this.work = work;
    this.session = Session.open(file, work.path());
  }

  static boolean existsIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  static Database open(Path folder) throws SQLException, IOException {
    WorkFolder work = new WorkFolder(folder.toRealPath());
    work.clear();
    return new Database(folder.toRealPath().resolve(FILE), work);
  }

  Path file() {
    return file;
  }

  WorkFolder work() {
    return work;
  }

  /** Reads with a connection of its own, which sees whole commits only. */
  <T> T read(Work<T> question) throws SQLException {
    return opened(
        () -> {
          try (var connection = session.reader()) {
            return question.on(connection);
          }
        });
  }

  /**
   * Makes a change in one transaction, which is on disk when this returns.
   *
   * @param ifFailed called before the next writer's turn where this throws
   */
  <T> T write(Work<T> change, Runnable ifFailed) throws SQLException {
    return opened(
        () -> {
          synchronized (turn) {
            return commit(change, ifFailed);
          }
        });
  }

  private <T> T commit(Work<T> change, Runnable ifFailed) throws SQLException {
    try {
      return session.commit(change);
    } catch (SQLException | RuntimeException e) {
      ifFailed.run();
      throw e;
    }
  }

  /**
   * Puts another file into the place of this one, while nobody reads or writes.
   *
   * @param rewrite writes the other file, given the connection to this one
   */
  void replace(Work<Path> rewrite) throws SQLException, IOException {
    opening.writeLock().lock();
    try {
      Path other = session.run(rewrite);
      session.close();
      givenUp = true;
      requireNoLog();
      Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
      openAgain();
    } finally {
      opening.writeLock().unlock();
    }
  }

  /* A log belongs to the file that it lies beside: over another file it would damage that. */
  private void requireNoLog() throws IOException {
    Path log = file.resolveSibling(file.getFileName() + ".wal");
    if (Files.exists(log)) {
      throw new IOException(log + " is still there after the file was closed");
    }
  }

  @FunctionalInterface
  private interface Task<T> {
    T run() throws SQLException;
  }

  private <T> T opened(Task<T> task) throws SQLException {
    Lock shared = opened();
    try {
      return task.run();
    } catch (SQLException e) {
      if (session.isGivenUp()) {
        givenUp = true;
      }
      throw e;
    } finally {
      shared.unlock();
    }
  }

  /** Waits until the file is open, and keeps it so until the lock is given back. */
  private Lock opened() throws SQLException {
    Lock shared = opening.readLock();
    shared.lock();
    while (givenUp) {
      shared.unlock();
      openAgain();
      shared.lock();
    }
    return shared;
  }

  private void openAgain() throws SQLException {
    opening.writeLock().lock();
    try {
      if (closed) {
        throw new SQLException("the store is closed");
      }
      if (givenUp) {
        session.close();
        session = Session.open(file, work.path());
        givenUp = false;
      }
    } finally {
      opening.writeLock().unlock();
    }
  }

  @Override
  public void close() throws SQLException {
    opening.writeLock().lock();
    try {
      closed = true;
      givenUp = true;
      session.close();
    } finally {
      opening.writeLock().unlock();
    }
  }
}
