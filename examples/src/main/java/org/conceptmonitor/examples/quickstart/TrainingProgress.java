package org.conceptmonitor.examples.quickstart;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.conceptmonitor.agent.ConceptMonitorListener;
import org.conceptmonitor.agent.SnapshotState;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;

/** Shows epochs, score and the state of snapshots as a bar on the console. */
final class TrainingProgress extends BaseTrainingListener implements AutoCloseable {
  private static final int MILLIS_BETWEEN_UPDATES = 250;

  private final int epochs;
  private final ConceptMonitorListener monitor;
  private final ProgressBar bar;

  TrainingProgress(int epochs, int iterationsPerEpoch, ConceptMonitorListener monitor) {
    this.epochs = epochs;
    this.monitor = monitor;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("training")
            .setInitialMax((long) epochs * iterationsPerEpoch)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(MILLIS_BETWEEN_UPDATES)
            .build();
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    bar.setExtraMessage(
        " epoch %d/%d, score %.4f, %s".formatted(epoch + 1, epochs, model.score(), snapshots()));
    bar.step();
  }

  private String snapshots() {
    return monitor.problem().map(problem -> "not monitored").orElseGet(this::lastSnapshot);
  }

  private String lastSnapshot() {
    SnapshotState state = monitor.snapshotState();
    String last = state.analysed() < 0 ? "no snapshot yet" : "snapshot " + state.analysed();
    return state.dropped() == 0 ? last : last + ", " + state.dropped() + " dropped";
  }

  @Override
  public void close() {
    bar.close();
  }
}
