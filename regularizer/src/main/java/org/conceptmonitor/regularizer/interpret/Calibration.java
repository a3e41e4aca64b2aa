package org.conceptmonitor.regularizer.interpret;

import org.conceptmonitor.regularizer.detect.LayerProbe;

/**
 * A rule made ready for one probe set and detector. The same probe gives the same reading.
 * Immutable and safe for use by several threads.
 */
public interface Calibration {
  /**
   * Reads what each neuron of a layer detects.
   *
   * @param layer of the probe set that this was calibrated on
   * @throws IllegalArgumentException if it has another number of images or concepts, or lacks what
   *     the detector needs
   */
  LayerReading read(LayerProbe layer);
}
