package org.conceptmonitor.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of the runs: the user's, which is kept, or a temporary one, which is deleted. */
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final boolean temporary;

  private DataFolder(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  static DataFolder of(Optional<Path> chosen) {
    try {
      return chosen.isPresent()
          ? new DataFolder(ownerOnly(chosen.get()), false)
          : new DataFolder(Files.createTempDirectory("concept-monitor-"), true);
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder can be made: choose one by data()", e);
    }
  }

  /* Runs are their owner's. A folder that can't be made is the store's to report. */
  private static Path ownerOnly(Path folder) {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return folder;
    }
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      return folder;
    }
    return folder;
  }

  Path path() {
    return path;
  }

  /** Size of the files in it. */
  long bytes() {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Room left on its disk. */
  long freeBytes() {
    return path.toFile().getUsableSpace();
  }

  @Override
  public void close() {
    if (temporary) {
      delete();
    }
  }

  private void delete() {
    try (Stream<Path> below = Files.walk(path)) {
      List<Path> deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary folder %s can't be deleted".formatted(path), e);
    }
  }
}
