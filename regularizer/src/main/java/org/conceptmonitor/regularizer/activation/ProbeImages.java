package org.conceptmonitor.regularizer.activation;

/** The images of a probe set, read one at a time. Implementations are safe for several threads. */
public interface ProbeImages {
  /** Number of images. */
  int size();

  /**
   * One image, the same each time.
   *
   * @param index from 0
   */
  ProbeImage image(int index);
}
