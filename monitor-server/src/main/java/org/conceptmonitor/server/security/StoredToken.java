package org.conceptmonitor.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * A token as the data folder keeps it: its SHA-256, from which the token can't be found. Tokens are
 * 256 random bits, so a slow hash would protect no better.
 *
 * @param role what it is good for
 * @param hash its SHA-256 in 64 hexadecimal digits
 * @param created when
 */
public record StoredToken(Role role, String hash, Instant created) {
  private static final int ID_DIGITS = 8;

  /** Names the token without giving it away: the first 8 digits of its hash. */
  public String id() {
    return hash.substring(0, ID_DIGITS);
  }

  /** Compares in a time that doesn't tell how much is equal. */
  boolean hasHash(String other) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return role.label() + " token " + id();
  }
}
