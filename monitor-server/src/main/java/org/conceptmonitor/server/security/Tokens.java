package org.conceptmonitor.server.security;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tokens that are accepted. Immutable.
 *
 * @param all in the order of their making
 */
record Tokens(List<StoredToken> all) {
  Tokens {
    all = List.copyOf(all);
  }

  /** The token with this text. Every token is compared, so that the time taken tells nothing. */
  Optional<StoredToken> matching(String text) {
    String hash = Sha256.hex(text);
    return all.stream().filter(token -> token.hasHash(hash)).reduce((one, other) -> other);
  }

  Tokens with(StoredToken token) {
    return new Tokens(Stream.concat(all.stream(), Stream.of(token)).toList());
  }

  Tokens without(StoredToken token) {
    return new Tokens(all.stream().filter(kept -> !kept.equals(token)).toList());
  }

  Tokens without(Role role) {
    return new Tokens(all.stream().filter(kept -> kept.role() != role).toList());
  }
}
