package org.conceptmonitor.agent;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.conceptmonitor.agent.capture.InputLayout;
import org.conceptmonitor.agent.capture.ParameterCopy;
import org.conceptmonitor.agent.capture.SnapshotQueue;
import org.conceptmonitor.agent.capture.TrainingCapture;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.transport.Sink;
import org.deeplearning4j.nn.api.Model;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The monitor of one network. Its methods run on the training thread and only copy and queue; two
 * daemon threads do the rest. Safe for use by several training threads.
 */
final class Monitor {
  private static final Logger LOG = LoggerFactory.getLogger(ConceptMonitorListener.class);
  private static final long FLUSH_MILLIS = 250;
  private static final long SYSTEM_MILLIS = 5_000;

  private final MonitorOptions options;
  private final Problems problems;
  private final TrainingCapture capture;
  private final CompletableFuture<InputLayout> layout = new CompletableFuture<>();
  private final SnapshotQueue queue = new SnapshotQueue();
  private final TableSender sender;
  private final ScalarOutbox outbox;
  private final TransportScalars transport;
  private final SnapshotWorker worker;
  private final Thread workerThread;
  private final ScheduledExecutorService flusher;
  private final List<ScheduledFuture<?>> repeated;
  private final SystemScalars system = new SystemScalars(System::nanoTime);
  private final AtomicLong unreadTerms = new AtomicLong();
  private int completedEpochs;
  private int capturedEpoch = -1;
  private long lastStep = -1;
  private volatile long trainedStep;
  private long sampledStep;

  /**
   * Starts to monitor a network; its present parameters are the first snapshot.
   *
   * @throws IllegalArgumentException if the network is of a kind that can't be monitored
   */
  Monitor(Model model, MonitorOptions options, Sink sink, Problems problems) {
    long start = System.nanoTime();
    this.options = options;
    this.problems = problems;
    capture = TrainingCapture.of(model);
    sender = new TableSender(sink);
    outbox = new ScalarOutbox(sender);
    transport = new TransportScalars(sink, outbox, queue);
    worker = new SnapshotWorker(options, capture, layout, queue, sender, problems);
    workerThread = daemon(worker, "concept-monitor-analysis");
    flusher =
        Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "concept-monitor-scalars"));
    long step = TrainingCapture.completedIterations(model);
    completedEpochs = epochAt(step, TrainingCapture.completedEpochs(model));
    capture(model, step, start);
    workerThread.start();
    repeated = List.of(every(FLUSH_MILLIS, outbox::flush), every(SYSTEM_MILLIS, this::sample));
  }

  private ScheduledFuture<?> every(long millis, Runnable task) {
    return flusher.scheduleWithFixedDelay(
        () -> problems.guard(Problems.Part.SCALARS, task), millis, millis, TimeUnit.MILLISECONDS);
  }

  /* A run that does not train has no samples, so that its silence shows. */
  private void sample() {
    long step = trainedStep;
    if (step > sampledStep) {
      sampledStep = step;
      outbox.add(system.sample(step, completedEpochs()));
    }
  }

  private int epochAt(long step, int networksEpochs) {
    OptionalInt iterations = options.iterationsPerEpoch();
    return iterations.isPresent() ? (int) (step / iterations.getAsInt()) : networksEpochs;
  }

  @SuppressWarnings("ThreadPriorityCheck") // a hint to the scheduler, no guarantee is relied on
  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  void epochStarts() {
    capture.epochStarts();
  }

  /** Sees a training forward pass, which comes before the parameters change. */
  void forwardPass() {
    if (!layout.isDone()) {
      findLayout();
    }
  }

  void backwardPass(Model model) {
    problems.guard(Problems.Part.SCALARS, () -> capture.backwardPass(model));
  }

  private void findLayout() {
    try {
      capture.inputLayout(options.inputShape()).ifPresent(layout::complete);
    } catch (RuntimeException e) {
      layout.completeExceptionally(e);
    }
  }

  void iterationDone(Model model, long step, long sinceNanos) {
    trainedStep = step;
    problems.guard(
        Problems.Part.SCALARS,
        () -> outbox.add(capture.iterationDone(model, step, completedEpochs())));
    if (!problems.guard(
        Problems.Part.REGULARIZER,
        () -> outbox.add(capture.termOfIteration(model, step, completedEpochs())))) {
      unreadTerms.incrementAndGet();
    }
    if (options.iterationsPerEpoch().isPresent()) {
      epochDone(model, epochAt(step, 0), step, sinceNanos);
    }
  }

  /** An epoch of DeepLearning4J's own ends; the network has not counted it yet. */
  void networksEpochEnds(Model model, long sinceNanos) {
    if (options.iterationsPerEpoch().isEmpty()) {
      int epoch = TrainingCapture.completedEpochs(model) + 1;
      epochDone(model, epoch, TrainingCapture.completedIterations(model), sinceNanos);
    }
  }

  /** An epoch of the user's training loop ends. */
  synchronized void usersEpochEnds(Model model, long sinceNanos) {
    long step = TrainingCapture.completedIterations(model);
    if (options.iterationsPerEpoch().isEmpty() && step != lastStep) {
      epochDone(model, completedEpochs + 1, step, sinceNanos);
    }
  }

  private synchronized void epochDone(Model model, int epoch, long step, long sinceNanos) {
    if (epoch <= completedEpochs) {
      return;
    }
    completedEpochs = epoch;
    lastStep = step;
    if (epoch % options.every() == 0) {
      problems.guard(Problems.Part.CONCEPTS, () -> capture(model, step, sinceNanos));
    }
    outbox.add(transport.scalars(step, epoch));
    outbox.add(unreadTerms(step, epoch));
  }

  private synchronized void capture(Model model, long step, long sinceNanos) {
    ParameterCopy copy = capture.copyParameters(model, completedEpochs, step, sinceNanos);
    queue.offer(copy);
    capturedEpoch = completedEpochs;
  }

  private List<ScalarRow> unreadTerms(long step, int epoch) {
    long unread = unreadTerms.get();
    return !capture.regularized() && unread == 0
        ? List.of()
        : List.of(
            new ScalarRow("monitor/unread_terms", step, epoch, System.currentTimeMillis(), unread));
  }

  private synchronized int completedEpochs() {
    return completedEpochs;
  }

  synchronized SnapshotState state() {
    return new SnapshotState(
        capturedEpoch, worker.analysedEpoch(), queue.pending(), queue.dropped());
  }

  /**
   * Waits for pending snapshots and sends what is left.
   *
   * @param millis how long to wait at most
   */
  void close(long millis) {
    if (layout.isDone()) {
      awaitSnapshots(millis);
    }
    queue.close();
    workerThread.interrupt();
    repeated.forEach(task -> task.cancel(false));
    flusher.shutdown();
    problems.guard(Problems.Part.SCALARS, outbox::flush);
  }

  private void awaitSnapshots(long millis) {
    try {
      if (!queue.awaitIdle(millis)) {
        LOG.warn(
            "{} snapshots were not analysed within {} ms of the end and are lost: close the"
                + " listener at the end of the script, and allow it more with closeTimeout",
            queue.pending(),
            millis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
