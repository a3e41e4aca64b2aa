package org.conceptmonitor.examples.regularizer;

import java.util.List;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/**
 * What is trained on.
 *
 * @param minibatches in the order in which every epoch takes them
 * @param concepts the concept activations of all their images
 */
record Material(List<DataSet> minibatches, ConceptTable concepts) {
  /** One epoch. */
  DataSetIterator data() {
    return new ExistingDataSetIterator(minibatches);
  }
}
