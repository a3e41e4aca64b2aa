package org.conceptmonitor.server.ingest;

/** The connection ended, or what it sent became unreadable, before the body was whole. */
final class CutBodyException extends Exception {
  private static final long serialVersionUID = 1L;

  CutBodyException(int bytes, Throwable cause) {
    super("the body ended after %d bytes: %s".formatted(bytes, cause.getMessage()), cause);
  }
}
