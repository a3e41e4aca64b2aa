package org.conceptmonitor.agent;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.analysis.ConceptMap;
import org.conceptmonitor.agent.analysis.Interpretation;
import org.conceptmonitor.agent.capture.LayerSelection;
import org.conceptmonitor.agent.capture.ProbeScaling;
import org.conceptmonitor.agent.map.MapDistance;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.probe.SyntheticProbeSet;
import org.conceptmonitor.agent.transport.HttpSink;
import org.conceptmonitor.agent.transport.HttpSinkBuilder;
import org.conceptmonitor.agent.transport.RecordingSink;
import org.conceptmonitor.agent.transport.Sink;
import org.conceptmonitor.agent.transport.SinkMeters;
import org.conceptmonitor.regularizer.concept.AnchorKind;
import org.conceptmonitor.regularizer.concept.AnchorSet;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.detect.Detectors;
import org.conceptmonitor.regularizer.detect.NetworkDissection;
import org.conceptmonitor.regularizer.interpret.FixedThreshold;
import org.conceptmonitor.regularizer.interpret.InterpretabilityRule;
import org.conceptmonitor.regularizer.interpret.ReplicatedRule;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.conceptmonitor.regularizer.text.TextEncoder;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;

/** Builds a {@link ConceptMonitorListener}. Not safe for use by several threads. */
public final class ConceptMonitorBuilder {
  private static final double BYTE_WHITE = 255;
  private static final long MAP_SEED = 1;

  private final List<String> layers = new ArrayList<>();
  private final Destination destination = new Destination();
  private String run = "run";
  private int every = 1;
  private OptionalInt iterationsPerEpoch = OptionalInt.empty();
  private Optional<ImageShape> inputShape = Optional.empty();
  private Function<ImageShape, ProbeSet> probeSet =
      shape -> SyntheticProbeSet.builder().shape(shape).build();
  private Optional<ProbeScaling> scaling = Optional.empty();
  private Supplier<TextEncoder> encoder = BrodenVectors::load;
  private Function<TextEncoder, ConceptMap> map = ConceptMonitorBuilder::fitDefaultConcepts;
  private final AnchorList anchors = new AnchorList();
  private ConceptDetector detector = new CosCubed();
  private Optional<InterpretabilityRule> rule = Optional.empty();
  private double temperature = 0.01;
  private WhatIfOptions whatIf = new WhatIfOptions(true, List.of());
  private Duration closeTimeout = Duration.ofMinutes(1);

  ConceptMonitorBuilder() {}

  /** Layers to monitor, by name or by index ("0"). Default: every hidden convolution and dense. */
  public ConceptMonitorBuilder layers(String... namesOrIndices) {
    Stream.of(namesOrIndices).forEach(layers::add);
    return this;
  }

  /** Layers to monitor, by index from 0. */
  public ConceptMonitorBuilder layers(int... indices) {
    IntStream.of(indices).mapToObj(String::valueOf).forEach(layers::add);
    return this;
  }

  /** Where the server listens. Default: {@link HttpSink#DEFAULT_SERVER}. */
  public ConceptMonitorBuilder server(URI address) {
    destination.server(address);
    return this;
  }

  /**
   * The server's write token, where it asks for one. Default: the environment variable {@code
   * CONCEPT_MONITOR_TOKEN}, which keeps it out of scripts.
   */
  public ConceptMonitorBuilder token(String text) {
    return delivery(http -> http.token(text));
  }

  /** A PEM file of the certificates to trust: that of an https server which signed its own. */
  public ConceptMonitorBuilder trust(Path pem) {
    return delivery(http -> http.trust(pem));
  }

  /**
   * Says more of the way to the server, for example {@code http -> http.spool(folder)}: how much
   * may wait in memory and on disk, and where, and how long the end waits for it.
   */
  public ConceptMonitorBuilder delivery(Consumer<HttpSinkBuilder> options) {
    destination.delivery(options);
    return this;
  }

  /**
   * Keeps the tables in a folder instead of sending them; {@code examples/run replay} shows them on
   * a server's page later.
   */
  public ConceptMonitorBuilder record(Path folder) {
    destination.sink(() -> RecordingSink.to(folder));
    return this;
  }

  /** Takes the tables instead of a server; closed with the listener. */
  public ConceptMonitorBuilder sink(Sink tables) {
    Objects.requireNonNull(tables, "sink");
    destination.sink(() -> tables);
    return this;
  }

  /** Adds meters of what waits and what was lost on the way; see {@link SinkMeters}. */
  public ConceptMonitorBuilder meters(MeterRegistry registry) {
    destination.meters(registry);
    return this;
  }

  /** The run's name on the page. Default: "run". */
  public ConceptMonitorBuilder run(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("the run's name is blank: give it one, such as baseline");
    }
    run = name;
    return this;
  }

  /** Takes a snapshot at every so many epochs' end. Default: 1. */
  public ConceptMonitorBuilder every(int epochs) {
    every = requirePositive(epochs, "every(epochs)");
    return this;
  }

  /**
   * Counts so many training iterations as an epoch, and ignores the network's own epochs: for
   * training loops that report none.
   */
  public ConceptMonitorBuilder iterationsPerEpoch(int iterations) {
    iterationsPerEpoch = OptionalInt.of(requirePositive(iterations, "iterationsPerEpoch(...)"));
    return this;
  }

  /** The shape of the images, for networks that read them flat and no square of one channel. */
  public ConceptMonitorBuilder inputShape(int channels, int height, int width) {
    inputShape = Optional.of(new ImageShape(channels, height, width));
    return this;
  }

  /** The images to read activations on. Default: synthetic ones of the network's input shape. */
  public ConceptMonitorBuilder probeSet(ProbeSet images) {
    probeSet = shape -> images;
    return this;
  }

  /**
   * Scales the probe images as the training pipeline scales its own, which it reads as bytes: pixel
   * values in [0, 255] are handed to the normalization. Default: pixel values in [0, 1], as they
   * are.
   *
   * @param fitted used by the monitor's thread beside the training's
   */
  public ConceptMonitorBuilder probeScaling(DataNormalization fitted) {
    return probeScaling(fitted, BYTE_WHITE);
  }

  /**
   * Scales the probe images as the training pipeline scales its own.
   *
   * @param fitted used by the monitor's thread beside the training's
   * @param white the largest pixel value that the pipeline hands to the normalization
   */
  public ConceptMonitorBuilder probeScaling(DataNormalization fitted, double white) {
    scaling = Optional.of(new ProbeScaling(fitted, white));
    return this;
  }

  /** Encodes the concepts' words. Default: precomputed all-MiniLM-L6-v2 vectors. */
  public ConceptMonitorBuilder textEncoder(TextEncoder words) {
    encoder = () -> words;
    return this;
  }

  private static ConceptMap fitDefaultConcepts(TextEncoder encoder) {
    return ConceptMap.fit(
        encoder.encode(ConceptSet.broden().words()), MapDistance.EUCLIDEAN, MAP_SEED);
  }

  /**
   * The 2-D view, of vectors of the same text encoder, for several listeners to share. Default:
   * each listener fits one on the whole default concept set, which takes seconds in the background.
   */
  public ConceptMonitorBuilder conceptMap(ConceptMap fitted) {
    map = encoder -> fitted;
    return this;
  }

  /**
   * Words of your own that a well trained network should know: d_anchor is measured over them, and
   * the page shows which neurons come near them. Default: none, and d_anchor is measured over the
   * concepts of the probe set. Words that the default encoder does not know need {@link
   * #textEncoder}, for example a {@link org.conceptmonitor.regularizer.text.MiniLmEncoder}.
   */
  public ConceptMonitorBuilder wishedAnchors(String... words) {
    anchors.add(AnchorKind.WISHED, words);
    return this;
  }

  /**
   * Words of your own that a network should not rest on, such as those of a bias: the page shows
   * which neurons come near them; d_anchor leaves them out. Default: none.
   */
  public ConceptMonitorBuilder unwantedAnchors(String... words) {
    anchors.add(AnchorKind.UNWANTED, words);
    return this;
  }

  /**
   * Anchor words of your own, for example read from a file: those of {@link #wishedAnchors} and of
   * {@link #unwantedAnchors} at once.
   */
  public ConceptMonitorBuilder anchors(AnchorSet own) {
    own.anchors().forEach(anchors::add);
    return this;
  }

  /** Rates how well concepts describe neurons. Default: {@link CosCubed}. */
  public ConceptMonitorBuilder detector(ConceptDetector rating) {
    detector = Objects.requireNonNull(rating, "detector");
    return this;
  }

  /**
   * Rates how well concepts describe neurons, with a detector chosen by name.
   *
   * @param name for example {@code soft-wpmi}
   * @throws IllegalArgumentException if there is none; names those that there are
   */
  public ConceptMonitorBuilder detector(String name) {
    return detector(Detectors.named(name));
  }

  /**
   * Counts a neuron as interpretable wherever the similarity to its best concept is above a fixed
   * threshold, as the published methods do. Default: {@link ReplicatedRule} above the detector's
   * threshold, but for {@link NetworkDissection} its published threshold.
   */
  public ConceptMonitorBuilder fixedThreshold(double similarity) {
    rule = Optional.of(new FixedThreshold(similarity));
    return this;
  }

  /** The softmax temperature of the unified embedding, above 0. Default: 0.01. */
  public ConceptMonitorBuilder temperature(double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "the temperature is %s: expected a number above 0, such as 0.01".formatted(value));
    }
    temperature = value;
    return this;
  }

  /**
   * Further detectors to choose from in the what-if view. Each one reads every snapshot again, in
   * the background. Default: none beside the run's own.
   *
   * @throws IllegalArgumentException for more than five, or for one that compares activation maps
   */
  public ConceptMonitorBuilder whatIf(ConceptDetector... others) {
    whatIf = new WhatIfOptions(true, List.of(others));
    return this;
  }

  /**
   * Further detectors to choose from in the what-if view, by name; see {@link
   * #whatIf(ConceptDetector...)}.
   */
  public ConceptMonitorBuilder whatIf(String... others) {
    return whatIf(Stream.of(others).map(Detectors::named).toArray(ConceptDetector[]::new));
  }

  /**
   * Sends no similarities: the server can't tell what would be under other settings. They are 2
   * bytes for each neuron and concept at each epoch, most of what a run occupies on disk.
   */
  public ConceptMonitorBuilder withoutWhatIf() {
    whatIf = new WhatIfOptions(false, List.of());
    return this;
  }

  /** How long {@link ConceptMonitorListener#close} waits for snapshots. Default: a minute. */
  public ConceptMonitorBuilder closeTimeout(Duration longest) {
    closeTimeout = Objects.requireNonNull(longest, "closeTimeout");
    return this;
  }

  private static int requirePositive(int value, String what) {
    if (value < 1) {
      throw new IllegalArgumentException("%s is %d: expected at least 1".formatted(what, value));
    }
    return value;
  }

  private InterpretabilityRule defaultRule() {
    double threshold = detector.defaultThreshold();
    return detector instanceof NetworkDissection
        ? new FixedThreshold(threshold)
        : ReplicatedRule.above(threshold);
  }

  /** The listener; it starts to work with the first event of a training. */
  public ConceptMonitorListener build() {
    Interpretation interpretation =
        new Interpretation(detector, rule.orElseGet(this::defaultRule), temperature);
    MonitorOptions options =
        new MonitorOptions(
            run,
            new LayerSelection(layers),
            every,
            iterationsPerEpoch,
            inputShape,
            probeSet,
            scaling,
            encoder,
            map,
            anchors.anchors(),
            interpretation,
            whatIf,
            closeTimeout);
    return new ConceptMonitorListener(options, destination.open(run));
  }
}
