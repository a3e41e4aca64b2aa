package org.conceptmonitor.agent.protocol;

/**
 * Takes the values of a table one after the other: row by row, in the order of the columns.
 *
 * @param <E> what it throws when it can't take more
 */
public interface ValueSink<E extends Exception> {
  /** Begins a row. */
  void beginRow() throws E;

  /** Takes a value of type int. */
  void addInt(int value) throws E;

  /** Takes a value of type long. */
  void addLong(long value) throws E;

  /** Takes a value of type float. */
  void addFloat(float value) throws E;

  /** Takes a value of type double. */
  void addDouble(double value) throws E;

  /**
   * Takes a text.
   *
   * @param utf8 its bytes, an array that nobody else has
   */
  void addText(byte[] utf8) throws E;

  /**
   * Takes bytes.
   *
   * @param value an array that nobody else has
   */
  void addBytes(byte[] value) throws E;

  /** Ends a row that has a value of every column. */
  void endRow() throws E;
}
