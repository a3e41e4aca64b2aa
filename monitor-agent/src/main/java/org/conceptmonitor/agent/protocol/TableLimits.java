package org.conceptmonitor.agent.protocol;

/**
 * The most that one table may hold. A stream beyond it is refused before any of it is used: buffers
 * of several columns may overlap, so that a short stream can claim many long values.
 *
 * @param rows largest number of rows, over all record batches; 1 or more
 * @param textBytes length of the longest text in UTF-8; 1 or more
 * @param binaryBytes length of the longest image; 1 or more
 */
public record TableLimits(int rows, int textBytes, int binaryBytes) {
  /** No limit but that of a stream in memory. */
  public static final TableLimits NONE =
      new TableLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  /** Checks the ranges. */
  public TableLimits {
    if (rows < 1 || textBytes < 1 || binaryBytes < 1) {
      throw new IllegalArgumentException(
          "limits are %d rows, %d and %d bytes: use 1 or more of each"
              .formatted(rows, textBytes, binaryBytes));
    }
  }
}
