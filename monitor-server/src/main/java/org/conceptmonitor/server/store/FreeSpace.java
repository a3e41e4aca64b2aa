package org.conceptmonitor.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Refuses writes while the disk is nearly full. DuckDB gives a file up when a checkpoint finds no
 * room; it is opened again then, but readers would be cut off each time.
 */
final class FreeSpace {
  /** Room for the log between two checkpoints, and for the blocks that a checkpoint writes. */
  static final long RESERVE = 3 * Session.CHECKPOINT_BYTES;

  private final Path folder;
  private final LongSupplier usable;

  /**
   * Watches a folder.
   *
   * @param usable the bytes that can still be written there
   */
  FreeSpace(Path folder, LongSupplier usable) {
    this.folder = folder;
    this.usable = usable;
  }

  static FreeSpace of(Path folder) throws IOException {
    FileStore disk = Files.getFileStore(folder);
    return new FreeSpace(
        folder,
        () -> {
          try {
            return disk.getUsableSpace();
          } catch (IOException e) {
            throw new UncheckedIOException("the free space of " + disk + " is unknown", e);
          }
        });
  }

  /** Throws if less than the reserve is left. */
  void require() {
    long bytes = usable.getAsLong();
    if (bytes < RESERVE) {
      throw new StoreFullException(
          "the disk of %s has %d MiB left, %d are needed: free some, or thin and compact the runs"
              .formatted(folder, bytes >> 20, RESERVE >> 20));
    }
  }
}
