package org.conceptmonitor.agent.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.SettingRow;
import org.deeplearning4j.nn.api.Model;

/**
 * What is taken from a network while it trains. The methods that take a {@link Model} belong on the
 * training thread: they copy and return. {@link #reader} belongs on another one.
 */
public final class TrainingCapture {
  private final NetworkView network;
  private final Supplier<Twin> twin;
  private final List<NetworkLayer> layers;
  private final List<String> parameterOrder;
  private final boolean regularized;
  private final RegularizerWatch regularizer;
  private final long parameters;
  private final TrainingScalars scalars = new TrainingScalars();
  private final ParameterBuffers buffers = new ParameterBuffers();
  private volatile Optional<ValueRange> trainedOn = Optional.empty();

  private TrainingCapture(Model model) {
    NetworkView network = NetworkView.of(model);
    this.network = network;
    this.twin = network.twin();
    this.layers = network.layers();
    this.parameterOrder = network.parameterOrder();
    this.regularized = network.regularized();
    this.regularizer = new RegularizerWatch(model, settings(network));
    this.parameters = network.parameters().length();
  }

  private static List<SettingRow> settings(NetworkView network) {
    List<SettingRow> settings =
        new ArrayList<>(network.diversity().map(RegularizerSettings::rows).orElse(List.of()));
    settings.addAll(TrainingSettings.rows(network.configurations(), settings.size()));
    return List.copyOf(settings);
  }

  /**
   * Starts to watch a network.
   *
   * @throws IllegalArgumentException if it is of a kind that can't be monitored
   */
  public static TrainingCapture of(Model model) {
    return new TrainingCapture(model);
  }

  /** For example "DeepLearning4J MultiLayerNetwork". */
  public String framework() {
    return network.framework();
  }

  /** Number of parameters. */
  public long parameters() {
    return parameters;
  }

  /** Whether the network is regularized for concept diversity. */
  public boolean regularized() {
    return regularized;
  }

  /**
   * How the network is trained: what a regularizer was told, the configuration's say, and how the
   * regularizer changed since. Rows are only ever added.
   */
  public List<SettingRow> settings() {
    return regularizer.rows();
  }

  /** All layers, from the input on; none that a regularizer added. */
  public List<NetworkLayer> layers() {
    return layers;
  }

  /** Epochs that a network counts as completed; in its onEpochEnd not yet the one that ends. */
  public static int completedEpochs(Model model) {
    return NetworkView.of(model).completedEpochs();
  }

  /** Training iterations that a network counts as completed. */
  public static long completedIterations(Model model) {
    return NetworkView.of(model).completedIterations();
  }

  /**
   * How images go into the network, as far as its configuration or the present minibatch tells.
   * Remembers the range of that minibatch's values.
   *
   * @param wished the images' shape, if the user says it
   * @throws IllegalArgumentException if they are no images, or their shape can't be told
   */
  public Optional<InputLayout> inputLayout(Optional<ImageShape> wished) {
    trainedOn = network.input().map(ValueRange::of);
    Optional<InputLayout> declared = network.declaredInput();
    declared.ifPresent(layout -> layout.requireShape(wished, "inputShape(...)"));
    return declared.or(
        () ->
            network
                .input()
                .map(input -> InputLayout.of(input.shape(), network.channelsLast(), wished)));
  }

  /**
   * Copies the parameters.
   *
   * @param model the watched network or a replica of it
   * @param epoch completed epochs
   * @param step training iterations completed
   * @param sinceNanos {@link System#nanoTime()} when the training thread was first held
   * @throws IllegalArgumentException if the model is another network
   */
  public ParameterCopy copyParameters(Model model, int epoch, long step, long sinceNanos) {
    NetworkView asked = NetworkView.of(model);
    requireSameParameters(asked);
    return ParameterCopy.of(asked.parameters(), epoch, step, sinceNanos, buffers);
  }

  private void requireSameParameters(NetworkView asked) {
    long length = asked.parameters().length();
    if (length != parameters || !asked.parameterOrder().equals(parameterOrder)) {
      throw new IllegalArgumentException(
          "this listener monitors a network of %d parameters in %s, and was called by one of %d in %s: build one listener per network"
              .formatted(parameters, parameterOrder, length, asked.parameterOrder()));
    }
  }

  /** An epoch starts on this thread. */
  public void epochStarts() {
    scalars.epochStarts();
  }

  /** A training iteration's backward pass is done; the parameters did not change yet. */
  public void backwardPass(Model model) {
    scalars.backwardPass(NetworkView.of(model));
  }

  /**
   * The scalars of an iteration that is done.
   *
   * @param step number of the iteration, from 1
   * @param epoch completed epochs
   */
  public List<ScalarRow> iterationDone(Model model, long step, int epoch) {
    return scalars.iterationDone(NetworkView.of(model), step, epoch);
  }

  /**
   * The scalars of the regularizer's term in an iteration that is done; none where the network has
   * no term.
   *
   * @param step number of the iteration, from 1
   * @param epoch completed epochs
   * @throws IllegalStateException if the network tells nothing of this iteration's term
   */
  public List<ScalarRow> termOfIteration(Model model, long step, int epoch) {
    regularizer.iterationDone(model, step);
    NetworkView network = NetworkView.of(model);
    return network.regularized() ? RegularizerScalars.rows(network, step, epoch) : List.of();
  }

  /**
   * Builds the twin that reads a probe set.
   *
   * @param layers names of the layers to read
   * @param keepMaps whether convolution layers' maps are kept beside their means
   * @throws IllegalArgumentException if the probe images don't have the network's input shape
   */
  public ProbeReader reader(
      ProbeSet probeSet,
      InputLayout layout,
      Optional<ProbeScaling> scaling,
      List<String> layers,
      boolean keepMaps) {
    layout.requireShape(Optional.of(probeSet.shape()), "the probe set '" + probeSet.name() + "'");
    return new ProbeReader(twin.get(), probeSet, layout, scaling, layers, keepMaps);
  }

  /**
   * What to do where probe images go in with values far from those that the network is trained on.
   */
  public Optional<String> rangeProblem(ProbeReader reader) {
    ValueRange shown = reader.valueRange();
    return trainedOn
        .filter(trained -> trained.differsGrosslyFrom(shown))
        .map(
            trained ->
                "the network is trained on values from %s, and the probe images go in with values from %s, so that their labels mean little: hand over the training data's normalization with probeScaling(...)"
                    .formatted(trained, shown));
  }
}
