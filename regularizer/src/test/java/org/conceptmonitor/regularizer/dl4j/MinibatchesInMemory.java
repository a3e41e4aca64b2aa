package org.conceptmonitor.regularizer.dl4j;

import java.util.List;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** Gives the same minibatches in each epoch. */
final class MinibatchesInMemory implements DataSetIterator {
  private static final long serialVersionUID = 1;

  private final transient List<DataSet> minibatches;
  private int position;

  MinibatchesInMemory(List<DataSet> minibatches) {
    this.minibatches = minibatches;
  }

  @Override
  public DataSet next(int count) {
    return next();
  }

  @Override
  public DataSet next() {
    return minibatches.get(position++).copy();
  }

  @Override
  public boolean hasNext() {
    return position < minibatches.size();
  }

  @Override
  public int inputColumns() {
    return TinyNetworks.INPUTS;
  }

  @Override
  public int totalOutcomes() {
    return TinyNetworks.CLASSES;
  }

  @Override
  public boolean resetSupported() {
    return true;
  }

  @Override
  public boolean asyncSupported() {
    return true;
  }

  @Override
  public void reset() {
    position = 0;
  }

  @Override
  public int batch() {
    return TinyNetworks.IMAGES;
  }

  @Override
  public void setPreProcessor(DataSetPreProcessor preProcessor) {
    throw new UnsupportedOperationException("minibatches in memory are taken as they are");
  }

  @Override
  public DataSetPreProcessor getPreProcessor() {
    return null;
  }

  @Override
  public List<String> getLabels() {
    return null;
  }
}
