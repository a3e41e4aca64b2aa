package org.conceptmonitor.agent.transport;

/**
 * What a sink did and holds, at one moment.
 *
 * @param dropped tables that were lost since the run began
 * @param retries attempts to deliver a table that failed and were or will be made again
 * @param queuedTables tables that wait in memory
 * @param queuedBytes about how much memory they hold
 * @param spooledTables tables that wait on disk
 * @param spooledBytes how much of the disk they take
 */
public record SinkState(
    long dropped,
    long retries,
    int queuedTables,
    long queuedBytes,
    int spooledTables,
    long spooledBytes) {
  /** The state of a sink that holds nothing. */
  public static SinkState ofDropped(long tables) {
    return new SinkState(tables, 0, 0, 0, 0, 0);
  }
}
