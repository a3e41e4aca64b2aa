package org.conceptmonitor.agent.transport;

import java.time.Duration;

/**
 * How often and when to try again.
 *
 * @param waits between two attempts
 * @param most failures in a row that are followed by another attempt
 */
record Retries(BackOff waits, int most) {
  /** The wait after a failure: no less than the server wishes. */
  Duration waitAfter(Answer.NotNow answer, int failures) {
    Duration own = waits.after(failures);
    return own.compareTo(answer.atLeast()) > 0 ? own : answer.atLeast();
  }

  static Retries forEver(BackOff waits) {
    return new Retries(waits, Integer.MAX_VALUE);
  }
}
