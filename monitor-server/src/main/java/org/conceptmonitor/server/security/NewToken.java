package org.conceptmonitor.server.security;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * A token that was just made: the only time that its text is known.
 *
 * @param stored what is kept of it
 * @param text what its bearer sends; to be shown once and never logged
 */
public record NewToken(StoredToken stored, String text) {
  private static final int BYTES = 32;

  /** Draws 256 bits. */
  static NewToken draw(Role role, SecureRandom random, Instant now) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String text = role.prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new NewToken(new StoredToken(role, Sha256.hex(text), now), text);
  }

  /** Names the token without its text. */
  @Override
  public String toString() {
    return stored.toString();
  }
}
