package org.conceptmonitor.agent.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.probe.image.ImageFile;

/**
 * The pictures in a folder's sub-folders, in order of their names.
 *
 * @param folders one a concept
 * @param pictures file names with the number of their folder
 */
record ConceptFolders(List<Path> folders, List<Picture> pictures) {
  /**
   * @param concept number of the folder
   * @param file name in that folder
   */
  record Picture(int concept, String file) {}

  /**
   * Lists them and reads the headers of those chosen.
   *
   * @param limit at most so many pictures, evenly spread over the folders
   */
  static ConceptFolders list(Path root, int limit) {
    Checks.that(
        Files.isDirectory(root),
        "%s is no folder: give one that holds a folder of pictures for each concept"
            .formatted(root));
    List<Path> folders = children(root);
    Checks.that(
        !folders.isEmpty(),
        "%s is empty: put a folder of pictures into it for each concept, named by the concept's word"
            .formatted(root));
    List<Picture> pictures = new ArrayList<>();
    for (int concept = 0; concept < folders.size(); concept++) {
      add(folders.get(concept), concept, pictures);
    }
    ConceptFolders found = new ConceptFolders(folders, spread(pictures, limit));
    IntStream.range(0, found.pictures.size()).forEach(image -> found.image(image).check());
    return found;
  }

  private static void add(Path folder, int concept, List<Picture> pictures) {
    Checks.that(
        Files.isDirectory(folder),
        "%s lies beside the concepts' folders: move it into the folder of its concept, or away"
            .formatted(folder));
    List<Path> files = children(folder);
    Checks.that(
        !files.isEmpty(),
        "%s is empty: put pictures of the concept into it, or remove it".formatted(folder));
    for (Path file : files) {
      Checks.that(
          Files.isRegularFile(file) && ImageFile.isNamedLikeOne(file),
          "%s is no picture that can be read: make it a JPEG or PNG file, or move it away"
              .formatted(file));
      pictures.add(new Picture(concept, file.getFileName().toString()));
    }
  }

  private static List<Picture> spread(List<Picture> pictures, int limit) {
    int count = Math.min(limit, pictures.size());
    return IntStream.range(0, count)
        .mapToObj(i -> pictures.get((int) ((long) i * pictures.size() / count)))
        .toList();
  }

  /* Names that begin with a dot are the system's, not the user's. */
  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> !child.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("%s can't be listed: %s".formatted(folder, e), e);
    }
  }

  ImageFile image(int image) {
    Picture picture = pictures.get(image);
    return new ImageFile(folders.get(picture.concept).resolve(picture.file));
  }
}
