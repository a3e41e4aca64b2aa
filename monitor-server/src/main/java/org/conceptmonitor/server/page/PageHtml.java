package org.conceptmonitor.server.page;

import static java.util.Comparator.comparing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page's HTML. As it is sent it names every module that what is painted first needs, so that a
 * browser asks for all at once. What a module needs that is imported later is named in a template,
 * which does nothing until a script takes the names out of it. The page's own files are at
 * addresses that hold their version, so that a browser may keep them. Safe for use by several
 * threads.
 */
final class PageHtml {
  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
  private static final Pattern OWN = Pattern.compile("\"" + PageRoutes.OWN + "([^\"]+)\"");
  private static final Pattern IN_STYLE = Pattern.compile("url\\(\"([^\"]+)\"\\)");
  private static final Pattern ENTRY = Pattern.compile("<script type=\"module\" src=\"([^\"]+)\"");
  private static final String SCRIPT = "<script type=\"module\"";

  /* Low, so that the first questions overtake them. */
  private static final String PRELOAD =
      "<link rel=\"modulepreload\" href=\"%s\" fetchpriority=\"low\">\n";

  private static final String LATER = "<template data-of=\"%s\">\n%s</template>\n";
  private static final String SESSION = "<meta name=\"session\" content=\"token\">\n";

  private final PageFiles own;
  private final PageFiles libraries;
  private final boolean session;
  private final String template;
  private volatile Optional<Finished> finished = Optional.empty();

  private record Finished(String version, PageFile file) {}

  /**
   * Reads the page.
   *
   * @param session whether a browser came in by a token that it can give back
   */
  PageHtml(PageFiles own, PageFiles libraries, boolean session) {
    this.own = own;
    this.libraries = libraries;
    this.session = session;
    this.template = own.text("index.html");
  }

  /** The HTML before anything was filled in: it has the same inline scripts. */
  String template() {
    return template;
  }

  /** The HTML as it is sent. Takes a while the first time. */
  PageFile file() {
    return finish().file();
  }

  /** The version of the page's own files. Takes a while the first time. */
  String version() {
    return finish().version();
  }

  /** The version, if {@link #version} or {@link #file} returned before. */
  Optional<String> knownVersion() {
    return finished.map(Finished::version);
  }

  private synchronized Finished finish() {
    if (finished.isEmpty()) {
      ImportGraph graph = graph();
      List<String> entries =
          ENTRY.matcher(template).results().map(match -> match.group(1)).toList();
      String version = version(graph.all(entries));
      Set<String> first = graph.from(entries);
      String names = links(first) + later(graph, first);
      String html =
          template
              .replaceFirst(SCRIPT, (session ? SESSION : "") + names + SCRIPT)
              .replace("\"" + PageRoutes.OWN, "\"" + PageRoutes.OWN + version + "/");
      finished =
          Optional.of(
              new Finished(
                  version,
                  PageFile.of("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8))));
    }
    return finished.get();
  }

  private ImportGraph graph() {
    Matcher importMap = IMPORT_MAP.matcher(template);
    if (!importMap.find()) {
      throw new IllegalStateException("index.html has no import map");
    }
    return new ImportGraph(importMap.group(1), this::module);
  }

  /** For each module that one of the first imports later: what it needs beside these. */
  private String later(ImportGraph graph, Set<String> first) {
    return graph.later(first).stream()
        .map(
            address -> {
              Set<String> needed = graph.from(List.of(address));
              needed.removeAll(first);
              return LATER.formatted(address.substring(PageRoutes.OWN.length()), links(needed));
            })
        .collect(Collectors.joining());
  }

  /** The largest, which take longest, come first. */
  private String links(Set<String> modules) {
    return modules.stream()
        .sorted(comparing(address -> -module(address).length()))
        .map(PRELOAD::formatted)
        .collect(Collectors.joining());
  }

  private String module(String address) {
    return address.startsWith(PageRoutes.OWN)
        ? own.text(address.substring(PageRoutes.OWN.length()))
        : libraries.text(address.substring(PageRoutes.LIBRARIES.length()));
  }

  /** A digest of all files of the page's own that a browser loads. */
  private String version(Set<String> modules) {
    Set<String> paths = new LinkedHashSet<>();
    OWN.matcher(template).results().forEach(match -> paths.add(match.group(1)));
    modules.stream()
        .filter(address -> address.startsWith(PageRoutes.OWN))
        .forEach(address -> paths.add(address.substring(PageRoutes.OWN.length())));
    for (String style : paths.stream().filter(path -> path.endsWith(".css")).toList()) {
      String folder = style.substring(0, style.lastIndexOf('/') + 1);
      IN_STYLE
          .matcher(own.text(style))
          .results()
          .forEach(match -> paths.add(folder + match.group(1)));
    }
    String tags =
        paths.stream()
            .map(path -> own.read(path).orElseThrow().tag())
            .collect(Collectors.joining());
    return PageFile.digest(tags.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }
}
