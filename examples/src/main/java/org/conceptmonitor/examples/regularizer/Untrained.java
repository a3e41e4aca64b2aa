package org.conceptmonitor.examples.regularizer;

/** The network as it was drawn. */
record Untrained() implements Arm {
  @Override
  public String name() {
    return "untrained";
  }

  @Override
  public Trained train(Lesson lesson) {
    return new Trained(
        lesson.architecture().graph(lesson.seed()), 0, Stopwatch.Time.NONE, new GradientRatios());
  }
}
