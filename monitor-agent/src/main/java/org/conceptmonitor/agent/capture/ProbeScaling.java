package org.conceptmonitor.agent.capture;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;

/**
 * How probe images, whose pixel values are in [0, 1], become what the network is trained on.
 *
 * @param normalization of the training pipeline, already fitted
 * @param white the largest pixel value that the pipeline hands to the normalization: 255 for bytes
 */
public record ProbeScaling(DataNormalization normalization, double white) {
  void apply(INDArray minibatch) {
    minibatch.muli(white);
    normalization.transform(minibatch);
  }
}
