package org.conceptmonitor.agent;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went wrong in the monitor itself. Each part of it stops at its first problem, which is
 * logged once; a warning stops nothing. Training never hears of either. Safe for use by several
 * threads.
 */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(ConceptMonitorListener.class);

  /** The parts that stop independently. */
  enum Part {
    NETWORK("The network is no longer monitored"),
    CONCEPTS("Concepts are no longer monitored"),
    SCALARS("Score, accuracy and speed are no longer monitored"),
    REGULARIZER("The regularizer's term is no longer monitored");

    private final String consequence;

    Part(String consequence) {
      this.consequence = consequence;
    }
  }

  private final Map<Part, String> messages = new EnumMap<>(Part.class);

  private Optional<String> warning = Optional.empty();

  /** Tells of something that makes results doubtful. The first one is kept. */
  synchronized void warn(String message) {
    if (warning.isEmpty()) {
      warning = Optional.of(message);
      LOG.warn("Monitoring goes on, but {}.", message);
    }
  }

  /** Stops a part. */
  synchronized void report(Part part, Throwable problem) {
    if (messages.containsKey(part)) {
      return;
    }
    boolean usersToSolve = problem instanceof IllegalArgumentException;
    String message =
        usersToSolve
            ? "%s: %s".formatted(part.consequence, problem.getMessage())
            : "%s: %s. This is not expected: please report it with its stack trace"
                .formatted(part.consequence, problem);
    messages.put(part, message);
    LOG.error("{}. Training goes on.", message, usersToSolve ? null : problem);
  }

  synchronized boolean stopped(Part part) {
    return messages.containsKey(part);
  }

  /** The problem of the part that stopped, the largest part first, or else the warning. */
  synchronized Optional<String> first() {
    return messages.values().stream().findFirst().or(() -> warning);
  }

  /**
   * Runs what belongs to a part unless the part has stopped; stops it if that fails.
   *
   * @return whether it was done
   */
  @SuppressWarnings("CatchingUnchecked") // whatever fails in here must not reach the training
  boolean guard(Part part, Runnable action) {
    if (stopped(part)) {
      return false;
    }
    try {
      action.run();
      return true;
    } catch (Throwable problem) {
      report(part, problem);
      return false;
    }
  }
}
