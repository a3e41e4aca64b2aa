package org.conceptmonitor.agent.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder of runs: a spool that agents share, or recordings. Any number of processes may use it.
 *
 * @param path need not exist
 */
public record SpoolFolder(Path path) {
  /**
   * Where agents spool unless told otherwise: {@code concept-monitor/spool} in the user's cache.
   */
  public static SpoolFolder standard() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path home = Path.of(System.getProperty("user.home"), ".cache");
    Path parent = cache == null || cache.isBlank() ? home : Path.of(cache);
    return new SpoolFolder(parent.resolve("concept-monitor").resolve("spool"));
  }

  /** The runs in this folder, those in use too, the one begun or extended last at the end. */
  public List<UUID> runs() throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(path)) {
      return folders
          .filter(Files::isDirectory)
          .sorted(Comparator.comparing(SpoolFolder::lastChange))
          .flatMap(folder -> run(folder).stream())
          .toList();
    }
  }

  private static FileTime lastChange(Path folder) {
    try {
      return Files.getLastModifiedTime(folder);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // deleted meanwhile by the process that delivered it
    }
  }

  /** The run that a folder is named after, if it is. */
  public static Optional<UUID> run(Path folder) {
    try {
      return Optional.of(UUID.fromString(folder.getFileName().toString()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Opens a run; none if somebody has it or if it is gone. */
  public Optional<RunFolder> open(UUID run) throws IOException {
    return Files.isDirectory(path.resolve(run.toString()))
        ? RunFolder.open(path, run)
        : Optional.empty();
  }

  /**
   * Deletes the oldest runs that nobody uses, until those take no more than so many bytes.
   *
   * @return how many runs were deleted
   */
  public int trim(long bytes) throws IOException {
    List<UUID> newestFirst = new ArrayList<>(runs());
    Collections.reverse(newestFirst);
    long size = 0;
    int deleted = 0;
    for (UUID run : newestFirst) {
      Optional<RunFolder> unused = open(run);
      size += unused.isPresent() ? Folders.size(path.resolve(run.toString())) : 0;
      if (unused.isPresent() && size > bytes) {
        unused.get().delete();
        deleted++;
      } else if (unused.isPresent()) {
        unused.get().close();
      }
    }
    return deleted;
  }
}
