package org.conceptmonitor.server.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files that only their owner can read and change. File systems without POSIX permissions (those of
 * Windows) inherit them from the folder.
 */
final class OwnerOnly {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private OwnerOnly() {}

  /** Makes an empty file, in the place of any old one. */
  static void create(Path file) throws IOException {
    Files.deleteIfExists(file);
    FileAttribute<?>[] attributes =
        isPosix(file.getParent())
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
            : new FileAttribute<?>[0];
    Files.createFile(file, attributes);
  }

  /**
   * Checks that nobody else has access.
   *
   * @throws IllegalStateException if somebody has
   */
  static void check(Path file) throws IOException {
    if (!isPosix(file)) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (!OWNER.containsAll(permissions)) {
      throw new IllegalStateException(
          "%s has the permissions %s, but only its owner may read or change it: chmod 600 it"
              .formatted(file, PosixFilePermissions.toString(permissions)));
    }
  }

  private static boolean isPosix(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView("posix");
  }
}
