package org.conceptmonitor.examples.regularizer;

import org.conceptmonitor.regularizer.dl4j.ConceptSource;
import org.nd4j.linalg.dataset.DataSet;

/** Where photographs' concept activations come from. */
enum ConceptKind {
  /** Class-label text similarity, as {@link ConceptSource#ofClassLabels} gives it. */
  LABELS {
    @Override
    ConceptSource of(ConceptSource image, ConceptSource label, DataSet training) {
      return label;
    }
  },
  /** What {@link DrawnConcepts} sees in an image. */
  IMAGES {
    @Override
    ConceptSource of(ConceptSource image, ConceptSource label, DataSet training) {
      return image;
    }
  },
  /** The sum of both. */
  BOTH {
    @Override
    ConceptSource of(ConceptSource image, ConceptSource label, DataSet training) {
      return new LabelledConcepts(image, label, training.getFeatures(), training.getLabels());
    }
  };

  /** Chooses. */
  abstract ConceptSource of(ConceptSource image, ConceptSource label, DataSet training);
}
