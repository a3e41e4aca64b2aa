package org.conceptmonitor.server.store;

import java.nio.file.AccessDeniedException;

/** The store could not be opened, read or written; nothing was changed. */
public sealed class StoreException extends RuntimeException permits StoreFullException {
  private static final long serialVersionUID = 1L;
  private static final String NO_SPACE = "No space left on device";

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  StoreException(String message) {
    super(message);
  }

  /** A failure and its cause in one sentence; of its own type if the disk is full. */
  static StoreException of(String failure, Exception cause) {
    String message = failure + ": " + reason(cause);
    return message.contains(NO_SPACE)
        ? new StoreFullException(message, cause)
        : new StoreException(message, cause);
  }

  /* The message of this failure is no more than the file's name. */
  private static String reason(Exception cause) {
    return cause instanceof AccessDeniedException
        ? "this user may not use %s, choose another folder".formatted(cause.getMessage())
        : cause.getMessage();
  }
}
