package org.conceptmonitor.server.store;

/** There is too little room on the disk; once there is more, the same call succeeds. */
public final class StoreFullException extends StoreException {
  private static final long serialVersionUID = 1L;

  StoreFullException(String message, Throwable cause) {
    super(message, cause);
  }

  StoreFullException(String message) {
    super(message);
  }
}
