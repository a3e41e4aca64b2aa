package org.conceptmonitor.agent.protocol;

import java.io.IOException;

/**
 * A stream that is not a table of this protocol. The message says what was seen, what was expected
 * and what to do; nothing of the stream has been used.
 */
public final class ProtocolException extends IOException {
  private static final long serialVersionUID = 1L;

  ProtocolException(String message) {
    super(message);
  }

  ProtocolException(String message, Throwable cause) {
    super(message, cause);
  }
}
