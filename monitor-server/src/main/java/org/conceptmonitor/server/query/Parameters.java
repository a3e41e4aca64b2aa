package org.conceptmonitor.server.query;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.conceptmonitor.server.store.Page;
import org.conceptmonitor.server.store.RunId;

/**
 * The parameters of a request; a missing, wrong, repeated or unknown one answers 400 and names
 * itself and what was expected.
 */
public final class Parameters {
  private static final int SHOWN = 40;

  private final RoutingContext request;
  private final MultiMap values;

  /**
   * Reads the parameters.
   *
   * @param names those that the address takes
   */
  Parameters(RoutingContext request, Set<String> names) {
    this.request = request;
    this.values = request.queryParams();
    for (String name : values.names()) {
      if (!names.contains(name)) {
        throw new HttpException(400, unknown(name, names));
      }
    }
  }

  private static String unknown(String name, Set<String> names) {
    return names.isEmpty()
        ? "%s is unknown: this address takes no parameters".formatted(name)
        : "%s is unknown: this address takes %s"
            .formatted(name, String.join(", ", new TreeSet<>(names)));
  }

  /** The run in the address. */
  public UUID run() {
    String text = request.pathParam("run");
    return RunId.parse(text).orElseThrow(() -> wrong("run", text, "a UUID"));
  }

  int image() {
    return (int) number("image", request.pathParam("image"), 0, Integer.MAX_VALUE);
  }

  Page page() {
    return new Page(
        number("offset", 0, Integer.MAX_VALUE, 0),
        (int) number("limit", 1, Page.MAX_LIMIT, Page.MAX_LIMIT));
  }

  /** A whole number from 0 that must be given. */
  public int number(String name) {
    return (int) number(name, text(name), 0, Integer.MAX_VALUE);
  }

  /** A whole number in a range, or another one where it is not given. */
  public long number(String name, long least, long most, long otherwise) {
    Optional<String> text = optional(name);
    return text.isEmpty() ? otherwise : number(name, text.get(), least, most);
  }

  /** A number in a range, if it is given. */
  public OptionalDouble decimal(String name, double least, double most) {
    return optional(name).stream()
        .mapToDouble(text -> decimal(name, text, least, most))
        .findFirst();
  }

  private static double decimal(String name, String text, double least, double most) {
    try {
      double number = Double.parseDouble(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // answered below, with numbers out of range
    }
    throw wrong(name, text, "a number from %s to %s".formatted(least, most));
  }

  /** One of some words, if it is given. */
  public <T> Optional<T> choice(
      String name, List<String> words, Function<String, Optional<T>> meaning) {
    return optional(name)
        .map(
            text ->
                meaning
                    .apply(text)
                    .orElseThrow(() -> wrong(name, text, "one of " + String.join(", ", words))));
  }

  /** A text that must be given. */
  public String text(String name) {
    return optional(name).orElseThrow(() -> new HttpException(400, name + " is missing"));
  }

  /** A text that need not be given. */
  public Optional<String> optional(String name) {
    List<String> given = values.getAll(name);
    if (given.size() > 1) {
      throw new HttpException(400, "%s is given %d times".formatted(name, given.size()));
    }
    return given.stream().findFirst();
  }

  /**
   * Texts that are given by one parameter each, at least one of them.
   *
   * @param most how many of them there may be
   * @param longest how many characters one may have; none may be blank
   */
  public List<String> texts(String name, int most, int longest) {
    List<String> given = values.getAll(name);
    if (given.isEmpty()) {
      throw new HttpException(400, name + " is missing");
    }
    if (given.size() > most) {
      throw new HttpException(
          400, "%s is given %d times: give %d at the most".formatted(name, given.size(), most));
    }
    for (String text : given) {
      if (text.isBlank() || text.length() > longest) {
        throw wrong(
            name, shortened(text), "1 to %d characters, not only blanks".formatted(longest));
      }
    }
    return List.copyOf(given);
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static long number(String name, String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // answered below, with numbers out of range
    }
    throw wrong(name, text, "a whole number from %d to %d".formatted(least, most));
  }

  private static HttpException wrong(String name, String value, String expected) {
    return new HttpException(400, "%s is '%s': give %s".formatted(name, value, expected));
  }
}
