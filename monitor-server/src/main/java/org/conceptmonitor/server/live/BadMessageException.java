package org.conceptmonitor.server.live;

/** A browser sent what is no message; its text, of at most 123 bytes, says what was expected. */
final class BadMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadMessageException(String reason) {
    super(reason);
  }
}
