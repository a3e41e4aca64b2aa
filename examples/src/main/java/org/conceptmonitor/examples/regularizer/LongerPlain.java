package org.conceptmonitor.examples.regularizer;

import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * The loss alone for as long as a regularized network takes: epochs are added until the processor
 * time of that one is reached.
 *
 * @param as name of the arm whose time there is
 */
record LongerPlain(String as) implements Arm {
  @Override
  public String name() {
    return "plain, equal time";
  }

  @Override
  public Trained train(Lesson lesson) {
    double budget = lesson.secondsOf().applyAsDouble(as);
    ComputationGraph network = lesson.architecture().graph(lesson.seed());
    network.setListeners(lesson.watchers());
    Stopwatch stopwatch = new Stopwatch();
    int epochs = 0;
    while (epochs < lesson.epochs() || stopwatch.elapsed().processor() < budget) {
      network.fit(lesson.photographs().data());
      epochs++;
    }
    return new Trained(network, epochs, stopwatch.elapsed(), new GradientRatios());
  }
}
