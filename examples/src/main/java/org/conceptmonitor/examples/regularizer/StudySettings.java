package org.conceptmonitor.examples.regularizer;

/**
 * What all trials in a folder share.
 *
 * @param epochs of every arm but the untrained and the longer ones, at least 1
 * @param trainingImages at most; whole minibatches of 128 are taken, at least one
 * @param probeImages how many images each of the three drawn sets has, at least 128
 * @param concepts where photographs' concept activations come from
 */
record StudySettings(int epochs, int trainingImages, int probeImages, ConceptKind concepts) {
  private static final int FEWEST_DRAWN = 128;

  /** Checks the values. */
  StudySettings {
    if (epochs < 1) {
      throw new IllegalArgumentException("--epochs is %d: use at least 1".formatted(epochs));
    }
    if (probeImages < FEWEST_DRAWN) {
      throw new IllegalArgumentException(
          "--images is %d: use at least 128, as many as a minibatch has".formatted(probeImages));
    }
  }
}
