package org.conceptmonitor.server.store;

/**
 * Which rows of an answer are wanted.
 *
 * @param offset number of rows to leave out, from 0
 * @param limit largest number of rows, from 1
 */
public record Page(long offset, int limit) {
  /** The largest limit. */
  public static final int MAX_LIMIT = 100_000;

  /** Checks the ranges. */
  public Page {
    if (offset < 0) {
      throw new IllegalArgumentException("offset is %d: use 0 or more".formatted(offset));
    }
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit is %d: use 1 to %d".formatted(limit, MAX_LIMIT));
    }
  }

  /** As many rows from the first on as a page can hold. */
  public static Page first() {
    return new Page(0, MAX_LIMIT);
  }
}
