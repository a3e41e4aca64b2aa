package org.conceptmonitor.agent;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.analysis.ConceptMap;
import org.conceptmonitor.agent.analysis.ConceptSpace;
import org.conceptmonitor.agent.analysis.Interpretation;
import org.conceptmonitor.agent.analysis.OwnAnchors;
import org.conceptmonitor.agent.analysis.SnapshotAnalysis;
import org.conceptmonitor.agent.capture.InputLayout;
import org.conceptmonitor.agent.capture.ParameterCopy;
import org.conceptmonitor.agent.capture.ProbeReader;
import org.conceptmonitor.agent.capture.SnapshotQueue;
import org.conceptmonitor.agent.capture.TrainingCapture;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.protocol.LayerRow;
import org.conceptmonitor.agent.protocol.ProbeImageRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.SettingRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.TextEncoderRow;
import org.conceptmonitor.agent.protocol.VectorRow;
import org.conceptmonitor.regularizer.detect.NetworkDissection;
import org.conceptmonitor.regularizer.text.TextEncoder;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The background thread: prepares probe set, twin network and 2-D view, describes the run, then
 * analyses one snapshot after the other and sends its tables.
 */
final class SnapshotWorker implements Runnable {
  private final MonitorOptions options;
  private final TrainingCapture capture;
  private final CompletableFuture<InputLayout> layout;
  private final SnapshotQueue queue;
  private final TableSender sender;
  private final Problems problems;
  private final long started = System.currentTimeMillis();
  private boolean described;
  private int announcedSettings;
  private volatile int analysedEpoch = -1;

  SnapshotWorker(
      MonitorOptions options,
      TrainingCapture capture,
      CompletableFuture<InputLayout> layout,
      SnapshotQueue queue,
      TableSender sender,
      Problems problems) {
    this.options = options;
    this.capture = capture;
    this.layout = layout;
    this.queue = queue;
    this.sender = sender;
    this.problems = problems;
  }

  /** The newest epoch that was sent, -1 before the first. */
  int analysedEpoch() {
    return analysedEpoch;
  }

  @Override
  @SuppressWarnings("CatchingUnchecked") // whatever fails in here must not reach the training
  public void run() {
    try {
      work();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable problem) {
      problems.report(Problems.Part.CONCEPTS, problem);
      describeWithoutProbeSet();
    } finally {
      queue.close();
    }
  }

  private void work() throws InterruptedException {
    List<String> layers = options.layers().resolve(capture.layers());
    InputLayout input = awaitLayout();
    ProbeSet probeSet = options.probeSet().apply(input.shape());
    ProbeReader reader =
        capture.reader(probeSet, input, options.scaling(), layers, detectorNeedsMaps());
    describe(probeSet, reader);
    capture.rangeProblem(reader).ifPresent(problems::warn);
    SnapshotAnalysis analysis = prepareAnalysis(probeSet, neurons(reader));
    ProbeImages images = new ProbeImages(probeSet);
    while (true) {
      try (ParameterCopy copy = queue.take()) {
        analyse(copy, reader, analysis, images);
      } finally {
        queue.done();
      }
    }
  }

  private InputLayout awaitLayout() throws InterruptedException {
    try {
      return layout.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  private boolean detectorNeedsMaps() {
    return options.interpretation().detector() instanceof NetworkDissection;
  }

  private static long neurons(ProbeReader reader) {
    return reader.layers().stream().mapToLong(LayerRow::neurons).sum();
  }

  private SnapshotAnalysis prepareAnalysis(ProbeSet probeSet, long neurons) {
    TextEncoder encoder = options.encoder().get();
    ConceptMap map = options.map().apply(encoder);
    ConceptSpace space = ConceptSpace.of(probeSet, encoder, map);
    OwnAnchors anchors = OwnAnchors.of(options.anchors(), encoder, map);
    sender.announce(List.of(new TextEncoderRow(encoder.name(), encoder.width())));
    sender.announce(map.rows());
    sender.announce(space.rows());
    if (!anchors.anchors().isEmpty()) {
      sender.announce(anchors.rows());
    }
    SnapshotAnalysis analysis = new SnapshotAnalysis(space, anchors, options.interpretation());
    WhatIfOptions whatIf = options.whatIf();
    return whatIf.sent() && whatIf.fits(neurons, space.concepts().size(), problems)
        ? analysis.keepingSimilarities(announceDetectors(probeSet, space.vectorRows(anchors)))
        : analysis;
  }

  private List<Interpretation> announceDetectors(ProbeSet probeSet, List<VectorRow> vectors) {
    List<Interpretation> all =
        options.whatIf().interpretations(options.interpretation(), probeSet, problems);
    sender.announce(IntStream.range(0, all.size()).mapToObj(i -> all.get(i).row(i)).toList());
    sender.announce(vectors);
    return all;
  }

  private void describe(ProbeSet probeSet, ProbeReader reader) {
    announceRun(probeSet.name(), probeSet.size(), probeSet.concepts().name());
    sender.announce(reader.layers());
  }

  private void describeWithoutProbeSet() {
    if (!described) {
      announceRun("none", 0, "none");
    }
  }

  private void announceRun(String probeSet, int images, String concepts) {
    Interpretation how = options.interpretation();
    described = true;
    sender.announce(
        List.of(
            new RunRow(
                options.run(),
                started,
                capture.framework(),
                backend(),
                capture.parameters(),
                probeSet,
                images,
                concepts,
                how.detector().name(),
                how.rule().name(),
                how.rule().threshold(),
                how.temperature())));
    announceSettings();
  }

  /* A regularizer may be attached or detached while the listener goes on. */
  private void announceSettings() {
    List<SettingRow> settings = capture.settings();
    if (settings.size() > announcedSettings) {
      sender.announce(settings.subList(announcedSettings, settings.size()));
      announcedSettings = settings.size();
    }
  }

  private static String backend() {
    return Nd4j.getExecutioner().type().name().replace("NATIVE_", "");
  }

  private void analyse(
      ParameterCopy copy, ProbeReader reader, SnapshotAnalysis analysis, ProbeImages images) {
    long start = System.nanoTime();
    announceSettings();
    List<List<? extends Row>> tables = analysis.tables(copy.epoch(), reader.read(copy));
    List<ProbeImageRow> thumbnails = images.missing(tables);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    if (sent(thumbnails, images) && tables.stream().allMatch(sender::send) && sent(copy, millis)) {
      analysedEpoch = copy.epoch();
    } else {
      queue.countDropped();
    }
  }

  private boolean sent(List<ProbeImageRow> thumbnails, ProbeImages images) {
    boolean taken = sender.send(thumbnails);
    if (taken) {
      images.sent(thumbnails);
    }
    return taken;
  }

  private boolean sent(ParameterCopy copy, long millis) {
    return sender.send(
        List.of(
            new SnapshotRow(copy.epoch(), copy.step(), copy.time(), copy.pauseMicros(), millis)));
  }
}
