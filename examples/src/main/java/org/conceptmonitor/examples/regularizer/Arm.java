package org.conceptmonitor.examples.regularizer;

/** One way to train: a row of the table. Immutable. */
interface Arm {
  /** As printed. */
  String name();

  /** Trains a fresh network of the lesson's architecture and seed on the lesson's minibatches. */
  Trained train(Lesson lesson);
}
