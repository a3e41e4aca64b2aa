package org.conceptmonitor.agent.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps other processes, and others in this one, off a run's folder. The process's end frees it.
 */
final class RunLock {
  /*
   * A process that opens and closes a locked file a second time loses its lock (POSIX, fcntl), so
   * who holds a lock must be known to the whole process before the file is touched.
   */
  private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Takes the lock; none if somebody has it. */
  static Optional<RunLock> take(Path path) throws IOException {
    Path file = path.toAbsolutePath().normalize();
    if (!HELD_BY_THIS_PROCESS.add(file)) {
      return Optional.empty();
    }
    Optional<RunLock> lock = Optional.empty();
    try {
      lock = lock(file);
      return lock;
    } finally {
      if (lock.isEmpty()) {
        HELD_BY_THIS_PROCESS.remove(file);
      }
    }
  }

  private static Optional<RunLock> lock(Path file) throws IOException {
    FileChannel channel = OwnerOnly.open(file);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
      return lock == null ? Optional.empty() : Optional.of(new RunLock(file, channel));
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
  }

  /** Lets others have the folder. */
  void free() throws IOException {
    channel.close();
    HELD_BY_THIS_PROCESS.remove(file);
  }

  /**
   * Lets go of a folder that is gone, and of the lock's own file. Whoever holds the deleted file
   * finds no folder.
   */
  void freeForGood() throws IOException {
    Files.deleteIfExists(file);
    free();
  }
}
