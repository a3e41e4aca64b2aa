package org.conceptmonitor.examples.regularizer;

import org.deeplearning4j.nn.graph.ComputationGraph;

/** The loss alone. */
record Plain() implements Arm {
  static final String NAME = "plain";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Trained train(Lesson lesson) {
    ComputationGraph network = lesson.architecture().graph(lesson.seed());
    network.setListeners(lesson.watchers());
    Stopwatch stopwatch = new Stopwatch();
    network.fit(lesson.photographs().data(), lesson.epochs());
    return new Trained(network, lesson.epochs(), stopwatch.elapsed(), new GradientRatios());
  }
}
