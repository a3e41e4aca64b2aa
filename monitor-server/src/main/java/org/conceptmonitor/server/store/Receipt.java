package org.conceptmonitor.server.store;

/** What became of a {@link NewTable}. */
public sealed interface Receipt {
  /**
   * The table is on disk.
   *
   * @param name the display name of its run
   * @param added false if a table with this key was on disk before; then nothing was added
   * @param version the number of the commit that added it; later ones have higher numbers
   */
  record Stored(String name, boolean added, long version) implements Receipt {}

  /**
   * The table belongs to a run whose table {@code run} has not arrived; nothing was stored.
   *
   * @param reason a sentence for the sender
   */
  record UnknownRun(String reason) implements Receipt {}

  /**
   * The table contradicts what is stored, and would at any later time; nothing was stored.
   *
   * @param reason a sentence for the sender
   */
  record Contradiction(String reason) implements Receipt {}
}
