package org.conceptmonitor.agent.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.conceptmonitor.agent.protocol.ScalarRow;

/**
 * What one training iteration tells: score, accuracy on the minibatch, learning rate, speed. Safe
 * for use by several training threads, each of which sees its own iterations.
 */
final class TrainingScalars {
  /** What one thread knows of its present iteration. */
  private static final class Progress {
    private OptionalDouble accuracy = OptionalDouble.empty();
    private long lastIterationNanos;
    private boolean clockRuns;
  }

  private final ThreadLocal<Progress> progress = ThreadLocal.withInitial(Progress::new);

  /** Starts the clock, so that what happens between two epochs does not count as training. */
  void epochStarts() {
    Progress mine = progress.get();
    mine.lastIterationNanos = System.nanoTime();
    mine.clockRuns = true;
  }

  /** Reads the minibatch's accuracy, while the network still holds the minibatch. */
  void backwardPass(NetworkView network) {
    progress.get().accuracy =
        network.classifiers().stream()
            .map(ClassifierHead::accuracy)
            .filter(OptionalDouble::isPresent)
            .findFirst()
            .orElse(OptionalDouble.empty());
  }

  /**
   * The rows of an iteration that is done.
   *
   * @param step number of the iteration, from 1
   * @param epoch completed epochs
   */
  List<ScalarRow> iterationDone(NetworkView network, long step, int epoch) {
    long now = System.currentTimeMillis();
    Progress mine = progress.get();
    List<ScalarRow> rows = new ArrayList<>();
    rows.add(new ScalarRow("train/score", step, epoch, now, network.score()));
    mine.accuracy.ifPresent(
        value -> rows.add(new ScalarRow("train/accuracy", step, epoch, now, value)));
    network
        .learningRate()
        .ifPresent(
            value -> rows.add(new ScalarRow("train/learning_rate", step, epoch, now, value)));
    speed(network, mine)
        .ifPresent(
            value -> rows.add(new ScalarRow("train/examples_per_second", step, epoch, now, value)));
    mine.accuracy = OptionalDouble.empty();
    return rows;
  }

  private static OptionalDouble speed(NetworkView network, Progress mine) {
    long nanos = System.nanoTime();
    double seconds = (nanos - mine.lastIterationNanos) / 1e9;
    boolean known = mine.clockRuns && seconds > 0 && network.input().isPresent();
    mine.lastIterationNanos = nanos;
    mine.clockRuns = true;
    return known
        ? OptionalDouble.of(network.input().orElseThrow().size(0) / seconds)
        : OptionalDouble.empty();
  }
}
