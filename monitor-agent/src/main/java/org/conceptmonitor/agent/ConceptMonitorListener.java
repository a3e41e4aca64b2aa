package org.conceptmonitor.agent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.conceptmonitor.agent.transport.Sink;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Shows which human concepts each neuron of a network detects, while it trains. Set it on a {@code
 * MultiLayerNetwork} or a {@code ComputationGraph}:
 *
 * <pre>{@code
 * net.setListeners(ConceptMonitorListener.builder()
 *     .layers("conv2", "dense1").server(server.uri()).run("baseline").build());
 * net.fit(train, epochs);
 * }</pre>
 *
 * <p>Before the first step and at the end of each epoch the parameters are copied; a twin network
 * on a background thread answers the probe set with them. The training thread never waits for the
 * monitor and never sees an exception of it: where something fails, monitoring stops, {@link
 * #problem()} says why, and training goes on. Training results are the same with and without the
 * listener.
 *
 * <p>One listener monitors one network. {@code fit(DataSet)} and {@code ParallelWrapper} report no
 * epochs: call {@link #epochEnd}, or say {@link ConceptMonitorBuilder#iterationsPerEpoch}. Safe for
 * use by several threads.
 */
public final class ConceptMonitorListener extends BaseTrainingListener implements AutoCloseable {
  /** How long the end of the virtual machine waits for pending snapshots. */
  private static final long SHUTDOWN_MILLIS = 10_000;

  private final MonitorOptions options;
  private final Sink sink;
  private final Problems problems = new Problems();
  private final Thread shutdownHook =
      new Thread(() -> close(SHUTDOWN_MILLIS), "concept-monitor-shutdown");
  private Monitor monitor;
  private boolean closed;

  ConceptMonitorListener(MonitorOptions options, Sink sink) {
    this.options = options;
    this.sink = sink;
  }

  /** A listener with a default for everything. */
  public static ConceptMonitorBuilder builder() {
    return new ConceptMonitorBuilder();
  }

  @Override
  public void onEpochStart(Model model) {
    watch(model, Monitor::epochStarts);
  }

  @Override
  public void onForwardPass(Model model, List<INDArray> activations) {
    watch(model, Monitor::forwardPass);
  }

  @Override
  public void onForwardPass(Model model, Map<String, INDArray> activations) {
    watch(model, Monitor::forwardPass);
  }

  @Override
  public void onBackwardPass(Model model) {
    watch(model, monitoring -> monitoring.backwardPass(model));
  }

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    long start = System.nanoTime();
    watch(model, monitoring -> monitoring.iterationDone(model, iteration + 1L, start));
  }

  @Override
  public void onEpochEnd(Model model) {
    long start = System.nanoTime();
    watch(model, monitoring -> monitoring.networksEpochEnds(model, start));
  }

  /**
   * Tells that an epoch of a training loop of your own ends, where the network can't know it:
   * {@code fit(DataSet)} in a loop, or {@code ParallelWrapper}. Does nothing if no iteration was
   * done since the last epoch, or if iterations are counted as epochs.
   */
  public void epochEnd(Model model) {
    long start = System.nanoTime();
    watch(model, monitoring -> monitoring.usersEpochEnds(model, start));
  }

  private void watch(Model model, Consumer<Monitor> event) {
    problems.guard(Problems.Part.NETWORK, () -> monitor(model).ifPresent(event));
  }

  private synchronized Optional<Monitor> monitor(Model model) {
    if (monitor == null && !closed) {
      monitor = new Monitor(model, options, sink, problems);
      Runtime.getRuntime().addShutdownHook(shutdownHook);
    }
    return closed ? Optional.empty() : Optional.of(monitor);
  }

  /**
   * Why monitoring stopped, as a whole or in part, or what makes its results doubtful, and what to
   * do; empty if all is well.
   */
  public Optional<String> problem() {
    return problems.first();
  }

  /** How far the monitor is. */
  public synchronized SnapshotState snapshotState() {
    return monitor == null ? new SnapshotState(-1, -1, 0, 0) : monitor.state();
  }

  /**
   * Waits until pending snapshots are analysed and sent, though not for ever, and closes the sink.
   * Later events of the training are ignored. A second call does nothing. The end of the virtual
   * machine does the same, within 10 seconds.
   */
  @Override
  public void close() {
    if (close(options.closeTimeout().toMillis())) {
      try {
        Runtime.getRuntime().removeShutdownHook(shutdownHook);
      } catch (IllegalStateException e) {
        // The virtual machine is ending: the hook finds this listener closed.
      }
    }
  }

  private boolean close(long millis) {
    Monitor open;
    synchronized (this) {
      if (closed) {
        return false;
      }
      closed = true;
      open = monitor;
    }
    if (open != null) {
      problems.guard(Problems.Part.NETWORK, () -> open.close(millis));
    }
    sink.close();
    return true;
  }
}
