package org.conceptmonitor.examples.dissect;

import java.util.List;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;

/** Which neurons are interpretable, and how sure that is. */
interface Interpretation {
  /** In words, for the summary. */
  String rule();

  /** The similarity that an interpretable neuron exceeds. */
  double threshold();

  /**
   * One label a neuron.
   *
   * @param similarity the detector's, of that probe
   */
  List<NeuronLabel> labels(ConceptDetector detector, LayerProbe probe, Matrix similarity);
}
