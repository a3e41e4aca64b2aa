package org.conceptmonitor.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Reads files of the class path, each once: only plain names, only the kinds that a page is made
 * of. Safe for use by several threads.
 */
final class PageFiles {
  private static final Pattern NAME = Pattern.compile("[\\w@-][\\w@.-]*");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "json", "application/json",
          "txt", "text/plain; charset=utf-8",
          "woff2", "font/woff2");

  private final String folder;
  private final Map<String, PageFile> known = new ConcurrentHashMap<>();

  /**
   * Serves one folder.
   *
   * @param folder from the root of the class path, without slash at its ends
   */
  PageFiles(String folder) {
    this.folder = folder;
  }

  /** A file that was read before. */
  Optional<PageFile> known(String path) {
    return Optional.ofNullable(known.get(path));
  }

  /**
   * Reads a file.
   *
   * @param path below the folder
   * @return nothing if there is no such file, or if the path is not made of plain names
   */
  Optional<PageFile> read(String path) {
    boolean plain =
        Arrays.stream(path.split("/", -1)).allMatch(name -> NAME.matcher(name).matches());
    if (!plain || !TYPES.containsKey(kind(path))) {
      return Optional.empty();
    }
    return Optional.ofNullable(known.computeIfAbsent(path, this::file));
  }

  private PageFile file(String path) {
    return resource(path).map(bytes -> PageFile.of(TYPES.get(kind(path)), bytes)).orElse(null);
  }

  /** The text of a file that must be there. */
  String text(String path) {
    byte[] bytes =
        resource(path)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "%s/%s is missing: install the server anew".formatted(folder, path)));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String kind(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private Optional<byte[]> resource(String path) {
    try (InputStream in = PageFiles.class.getResourceAsStream("/" + folder + "/" + path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("%s/%s can't be read".formatted(folder, path), e);
    }
  }
}
