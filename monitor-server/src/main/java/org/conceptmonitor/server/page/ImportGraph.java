package org.conceptmonitor.server.page;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the modules that a module imports, and what those import: a browser that is told of all at
 * once need not read one to hear of the next. Used by one thread.
 */
final class ImportGraph {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern STATIC =
      Pattern.compile(
          "(?:^|;)\\s*(?:import|export)\\b(?:[^'\"();]*?\\bfrom)?\\s*['\"]([^'\"]+)['\"]",
          Pattern.MULTILINE);
  private static final Pattern AT_ONCE =
      Pattern.compile("(?<!=> )\\bimport\\(['\"]([^'\"]+)['\"]\\)");
  private static final Pattern LATER = Pattern.compile("=> import\\(['\"]([^'\"]+)['\"]\\)");
  private static final Pattern WORKER =
      Pattern.compile("new Worker\\(new URL\\(['\"]([^'\"]+)['\"]");

  private final JsonObject names;
  private final UnaryOperator<String> source;

  /**
   * Reads modules.
   *
   * @param importMap JSON, as in the page
   * @param source gives the text of the module at an address
   */
  ImportGraph(String importMap, UnaryOperator<String> source) {
    this.names = new JsonObject(importMap).getJsonObject("imports");
    this.source = source;
  }

  /** The addresses of some modules and of all that they import when they are evaluated. */
  Set<String> from(List<String> entries) {
    return from(entries, List.of(STATIC, AT_ONCE));
  }

  /** The same, and what functions of theirs import that may be called later or workers run. */
  Set<String> all(List<String> entries) {
    return from(entries, List.of(STATIC, AT_ONCE, LATER, WORKER));
  }

  /** The addresses that functions of these modules import. */
  Set<String> later(Set<String> modules) {
    return modules.stream()
        .flatMap(address -> imports(address, List.of(LATER)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Set<String> from(List<String> entries, List<Pattern> kinds) {
    Set<String> found = new LinkedHashSet<>(entries);
    Deque<String> unread = new ArrayDeque<>(found);
    while (!unread.isEmpty()) {
      imports(unread.remove(), kinds).filter(found::add).forEach(unread::add);
    }
    return found;
  }

  private Stream<String> imports(String address, List<Pattern> kinds) {
    String code = COMMENT.matcher(source.apply(address)).replaceAll("");
    return kinds.stream()
        .flatMap(pattern -> pattern.matcher(code).results())
        .map((MatchResult match) -> resolve(match.group(1), address));
  }

  /* As browsers do: a path is relative to the module, a name is looked up as a whole or by folder. */
  private String resolve(String name, String importer) {
    if (name.startsWith(".") || name.startsWith("/")) {
      return URI.create(importer).resolve(name).toString();
    }
    if (names.containsKey(name)) {
      return names.getString(name);
    }
    return names.fieldNames().stream()
        .filter(folder -> folder.endsWith("/") && name.startsWith(folder))
        .map(folder -> names.getString(folder) + name.substring(folder.length()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s imports %s, which is not in the import map".formatted(importer, name)));
  }
}
