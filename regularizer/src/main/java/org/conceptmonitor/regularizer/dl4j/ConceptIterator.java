package org.conceptmonitor.regularizer.dl4j;

import java.util.Arrays;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.MultiDataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/** Adds the concept activations of each minibatch as its last labels. */
final class ConceptIterator implements MultiDataSetIterator {
  private static final long serialVersionUID = 1;

  private final transient MultiDataSetIterator minibatches;
  private final transient ConceptSource source;
  private MultiDataSetPreProcessor preProcessor;

  ConceptIterator(MultiDataSetIterator minibatches, ConceptSource source) {
    this.minibatches = minibatches;
    this.source = source;
  }

  @Override
  public boolean hasNext() {
    return minibatches.hasNext();
  }

  @Override
  public MultiDataSet next() {
    return withConcepts(minibatches.next());
  }

  @Override
  public MultiDataSet next(int count) {
    return withConcepts(minibatches.next(count));
  }

  private MultiDataSet withConcepts(MultiDataSet minibatch) {
    INDArray[] labels = minibatch.getLabels();
    INDArray[] labelMasks = minibatch.getLabelsMaskArrays();
    Matrix concepts = source.activations(minibatch.getFeatures(0), labels[0]);
    requireShape(concepts, minibatch.getFeatures(0).size(0));
    MultiDataSet extended =
        new org.nd4j.linalg.dataset.MultiDataSet(
            minibatch.getFeatures(),
            append(labels, array(concepts)),
            minibatch.getFeaturesMaskArrays(),
            labelMasks == null ? null : append(labelMasks, null));
    if (preProcessor != null) {
      preProcessor.preProcess(extended);
    }
    return extended;
  }

  private static INDArray array(Matrix concepts) {
    return Nd4j.create(concepts.values(), new long[] {concepts.rows(), concepts.columns()}, 'c');
  }

  private static INDArray[] append(INDArray[] arrays, INDArray last) {
    INDArray[] longer = Arrays.copyOf(arrays, arrays.length + 1);
    longer[arrays.length] = last;
    return longer;
  }

  private void requireShape(Matrix concepts, long images) {
    if (concepts.rows() != images || concepts.columns() != source.concepts().size()) {
      throw new IllegalStateException(
          "the source gave concept activations of %d x %d for %d images and the %d concepts of %s: expected a row for each image and a column for each concept"
              .formatted(
                  concepts.rows(),
                  concepts.columns(),
                  images,
                  source.concepts().size(),
                  source.concepts().name()));
    }
  }

  @Override
  public void setPreProcessor(MultiDataSetPreProcessor preProcessor) {
    this.preProcessor = preProcessor;
  }

  @Override
  public MultiDataSetPreProcessor getPreProcessor() {
    return preProcessor;
  }

  @Override
  public boolean resetSupported() {
    return minibatches.resetSupported();
  }

  @Override
  public boolean asyncSupported() {
    return minibatches.asyncSupported();
  }

  @Override
  public void reset() {
    minibatches.reset();
  }
}
