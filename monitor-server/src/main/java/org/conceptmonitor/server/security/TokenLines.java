package org.conceptmonitor.server.security;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The token file's text: a line a token, with its role, its hash and the time of its making. */
final class TokenLines {
  private static final String TITLE =
      "# SHA-256 of the tokens of this folder; the command 'token' changes them";
  private static final Pattern LINE = Pattern.compile("(read|write) ([0-9a-f]{64}) (\\S+)");

  private TokenLines() {}

  static List<String> format(Tokens tokens) {
    Stream<String> lines =
        tokens.all().stream()
            .map(token -> token.role().label() + " " + token.hash() + " " + token.created());
    return Stream.concat(Stream.of(TITLE), lines).toList();
  }

  /**
   * Reads the lines.
   *
   * @throws IllegalStateException if one is not a token; it names the line's number, not its text
   */
  static Tokens parse(List<String> lines, Path file) {
    return new Tokens(
        IntStream.range(0, lines.size())
            .filter(i -> !lines.get(i).isBlank() && !lines.get(i).startsWith("#"))
            .mapToObj(i -> token(lines.get(i), i + 1, file))
            .toList());
  }

  private static StoredToken token(String line, int number, Path file) {
    Matcher matcher = LINE.matcher(line);
    try {
      if (matcher.matches()) {
        Role role = Role.labelled(matcher.group(1)).orElseThrow();
        return new StoredToken(role, matcher.group(2), Instant.parse(matcher.group(3)));
      }
    } catch (DateTimeException e) {
      // refused below, as every other damage
    }
    throw new IllegalStateException(
        "line %d of %s is not a token: delete the line, and make a new token by the command 'token'"
            .formatted(number, file));
  }
}
