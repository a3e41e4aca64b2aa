package org.conceptmonitor.agent.transport;

import java.time.Duration;

/** What came of sending one table. */
sealed interface Answer {
  /** What the server said, or what kept it from saying anything; for the user to read. */
  String reason();

  /**
   * The server has the table.
   *
   * @param runName the name under which the server shows the run
   */
  record Stored(String runName) implements Answer {
    @Override
    public String reason() {
      return "stored";
    }
  }

  /** The server does not know the run. */
  record UnknownRun(String reason) implements Answer {}

  /** The server will never take the table. */
  record Refused(String reason) implements Answer {}

  /** The table was not taken, and may be later. */
  sealed interface NotNow extends Answer {
    /** How long the server wants to be left alone. */
    default Duration atLeast() {
      return Duration.ZERO;
    }
  }

  /** No server, or one that can't store now. */
  record Unavailable(String reason, Duration atLeast) implements NotNow {
    Unavailable(String reason) {
      this(reason, Duration.ZERO);
    }
  }

  /** The server has no room on its disk. */
  record Full(String reason, Duration atLeast) implements NotNow {}

  /** The server takes nothing from this agent, which must show another token. */
  record Denied(String reason) implements NotNow {}
}
