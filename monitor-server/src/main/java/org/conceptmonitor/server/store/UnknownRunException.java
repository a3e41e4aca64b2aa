package org.conceptmonitor.server.store;

import java.util.UUID;

/** A question is about a run that the store does not hold. */
public final class UnknownRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownRunException(UUID run) {
    super("run %s is unknown: GET /api/v1/runs lists the runs".formatted(run));
  }
}
