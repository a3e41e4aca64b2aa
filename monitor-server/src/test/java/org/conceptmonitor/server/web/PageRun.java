package org.conceptmonitor.server.web;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.conceptmonitor.agent.protocol.AnchorDistanceRow;
import org.conceptmonitor.agent.protocol.AnchorRow;
import org.conceptmonitor.agent.protocol.ConceptRow;
import org.conceptmonitor.agent.protocol.DiversityRow;
import org.conceptmonitor.agent.protocol.HistogramRow;
import org.conceptmonitor.agent.protocol.LayerRow;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.ProbeImageRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.SettingRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.TopImageRow;

/**
 * A small run as an agent sends it: three layers, twelve concepts of all categories, neurons that
 * change their concept, have none, or die, and a score that is not finite for a while. Neurons
 * approach the first two of the three own anchors.
 */
final class PageRun {
  static final List<LayerRow> LAYERS =
      List.of(
          new LayerRow("conv1", 0, "convolution", 4),
          new LayerRow("conv2", 1, "convolution", 6),
          new LayerRow("dense1", 2, "dense", 8));
  static final List<AnchorRow> ANCHORS =
      List.of(
          new AnchorRow(0, "tyre", "wished", -0.6f, -0.5f),
          new AnchorRow(1, "watermark", "unwanted", -0.2f, 0.9f),
          new AnchorRow(2, "hospital corridor", "unwanted", -1.5f, 0.3f));
  static final int ITERATIONS = 20;

  /** The iteration in which the term of "dense1" is skipped. */
  static final int SKIPPED = 7;

  private static final double THRESHOLD = 0.2;
  static final List<String> WORDS =
      List.of(
          "black", "white", "striped", "dotted", "metal", "wood", "wheel", "door", "car", "house",
          "street", "beach");
  private static final List<String> CATEGORIES =
      List.of("color", "texture", "material", "part", "object", "scene");
  private static final int IMAGES = 12;
  private static final int TOP = 8;

  final UUID id;
  private final RunPost post;
  private final String name;
  private final long started;

  PageRun(URI server, String name, long started) {
    post = new RunPost(server);
    id = post.id;
    this.name = name;
    this.started = started;
  }

  /** Sends what a run begins with, and its first complete epochs. */
  PageRun send(int epochs) {
    begin();
    IntStream.range(0, epochs).forEach(this::sendEpoch);
    return this;
  }

  PageRun begin() {
    post(
        List.of(
            new RunRow(
                name,
                started,
                "DeepLearning4J MultiLayerNetwork",
                "CPU",
                207_242,
                "synthetic 1 x 8 x 8",
                IMAGES,
                "Broden",
                "cos-cubed",
                "replicated",
                THRESHOLD,
                0.01)));
    post(LAYERS);
    List<ConceptRow> concepts =
        IntStream.range(0, WORDS.size()).mapToObj(PageRun::concept).toList();
    post(concepts);
    post(PageVectors.ENCODER);
    post(PageVectors.map(concepts));
    post(ANCHORS);
    post(IntStream.range(0, IMAGES).mapToObj(PageRun::image).toList());
    return this;
  }

  /** Sends the iterations before an epoch's end, and the epoch with its commit marker. */
  void sendEpoch(int epoch) {
    sendEpochs(epoch, epoch + 1);
  }

  /** Sends epochs in the same way, the rows of all of them at once. */
  void sendEpochs(int from, int to) {
    postAll(from, to, epoch -> epoch > 0 ? scalars(epoch).stream() : Stream.empty());
    postAll(from, to, epoch -> perLayer(layer -> Stream.of(diversity(epoch, layer))));
    postAll(from, to, epoch -> perLayer(layer -> anchorDistances(epoch, layer)));
    postAll(from, to, PageRun::neurons);
    postAll(from, to, epoch -> PageVectors.of(neurons(epoch).toList(), WORDS).stream());
    postAll(from, to, epoch -> neurons(epoch).flatMap(PageRun::topImages));
    postAll(from, to, epoch -> neurons(epoch).map(PageRun::histogram));
    postAll(from, to, epoch -> Stream.of(snapshot(epoch)));
  }

  private void postAll(int from, int to, IntFunction<Stream<? extends Row>> rowsOf) {
    List<? extends Row> rows = IntStream.range(from, to).boxed().flatMap(rowsOf::apply).toList();
    if (!rows.isEmpty()) {
      post(rows);
    }
  }

  private static <R extends Row> Stream<R> perLayer(Function<LayerRow, Stream<R>> rowsOf) {
    return LAYERS.stream().flatMap(rowsOf);
  }

  private static Stream<NeuronRow> neurons(int epoch) {
    return perLayer(
        layer ->
            IntStream.range(0, layer.neurons()).mapToObj(neuron -> neuron(epoch, layer, neuron)));
  }

  private SnapshotRow snapshot(int epoch) {
    return new SnapshotRow(epoch, (long) epoch * ITERATIONS, time(epoch), 450, 1200);
  }

  /** Sends how the network is regularized, and what the term did in the first iterations. */
  PageRun sendTerms(int iterations) {
    post(
        List.of(
            new SettingRow(1, "Regularized layers", "conv2, dense1"),
            new SettingRow(0, "Regularizer", "concept diversity")));
    List<ScalarRow> rows = new ArrayList<>();
    for (int step = 1; step <= iterations; step++) {
      add(rows, "regularizer/loss", step, 2 / Math.sqrt(step));
      addTerm(rows, "conv2", step, 0.8 - 0.01 * step);
      addTerm(rows, "dense1", step, step == SKIPPED ? Double.NaN : 0.9 - 0.02 * step);
    }
    post(rows);
    return this;
  }

  /** Sends hyperparameters. */
  PageRun sendSettings(SettingRow... settings) {
    post(List.of(settings));
    return this;
  }

  private void addTerm(List<ScalarRow> rows, String layer, int step, double distance) {
    add(rows, "regularizer/anchor_distance/" + layer, step, distance);
    add(rows, "regularizer/term/" + layer, step, 0.25 * distance);
    add(rows, "regularizer/gradient_norm/" + layer, step, Double.isNaN(distance) ? 0 : 0.5 / step);
    add(rows, "regularizer/loss_gradient_norm/" + layer, step, 2.0 / step);
  }

  /** Sends how many iterations' terms an agent could not read. */
  void sendUnreadTerms(int iterations) {
    post(List.of(new ScalarRow("monitor/unread_terms", 1, 0, started, iterations)));
  }

  /** Sends what an agent counts when a queue is full. */
  void sendDropped(int batches, int snapshots) {
    post(
        List.of(
            new ScalarRow("monitor/dropped_batches", 1, 0, started, batches),
            new ScalarRow("monitor/dropped_snapshots", 1, 0, started, snapshots)));
  }

  /** Sends a series of its own, one value an iteration from the first on. */
  void sendSeries(String tag, double... values) {
    List<ScalarRow> rows = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      add(rows, tag, i + 1, values[i]);
    }
    post(rows);
  }

  private static ConceptRow concept(int concept) {
    String category = CATEGORIES.get(concept / 2);
    double angle = 2 * Math.PI * concept / WORDS.size();
    return new ConceptRow(
        concept,
        WORDS.get(concept),
        category,
        concept,
        (float) (6 * Math.cos(angle)),
        (float) (4 * Math.sin(angle)));
  }

  private List<ScalarRow> scalars(int epoch) {
    List<ScalarRow> rows = new ArrayList<>();
    for (int i = 1; i <= ITERATIONS; i++) {
      int step = (epoch - 1) * ITERATIONS + i;
      add(rows, "train/score", step, score(step));
      add(rows, "train/accuracy", step, 1 - 0.9 * Math.exp(-step / 40.0));
      add(rows, "train/learning_rate", step, 1e-3);
      add(rows, "train/examples_per_second", step, 1500 + 100 * Math.sin(step));
    }
    return rows;
  }

  private void add(List<ScalarRow> rows, String tag, int step, double value) {
    int epoch = (step - 1) / ITERATIONS;
    rows.add(new ScalarRow(tag, step, epoch, started + 100L * step, value));
  }

  /** NaN at iteration 30, infinite at 31 and 32, else falling. */
  static double score(int step) {
    return switch (step) {
      case 30 -> Double.NaN;
      case 31 -> Double.POSITIVE_INFINITY;
      case 32 -> Double.NEGATIVE_INFINITY;
      default -> 0.3 + 2 * Math.exp(-step / 30.0) + 0.05 * Math.cos(step);
    };
  }

  /** Neuron 3 of conv1 dies at epoch 2; the others find their concept one after the other. */
  static NeuronRow neuron(int epoch, LayerRow layer, int neuron) {
    String name = layer.layer();
    if (layer.position() == 0 && neuron == 3 && epoch >= 2) {
      return new NeuronRow(
          epoch,
          name,
          neuron,
          "dead",
          -1,
          Float.NaN,
          Double.NaN,
          -1,
          -1,
          "",
          "",
          Double.NaN,
          Float.NaN,
          Float.NaN,
          0f,
          0f);
    }
    int concept = (neuron * 5 + layer.position() * 3 + epoch / 3) % WORDS.size();
    float similarity = (float) (0.1 + 0.05 * epoch + 0.02 * neuron);
    ConceptRow anchor = concept(concept);
    float pull = Math.min(1, 2 * similarity);
    boolean found = similarity > THRESHOLD;
    boolean lowLevel = !found && neuron % 2 == 1;
    return new NeuronRow(
        epoch,
        name,
        neuron,
        found ? "concept" : lowLevel ? "low-level" : "none",
        concept,
        similarity,
        0.001 * (neuron + 1),
        concept,
        found ? concept : (concept + 1) % WORDS.size(),
        found ? conceptSet(concept) : "",
        lowLevel ? "edges" : "",
        lowLevel ? 0.62 : Double.NaN,
        pull * anchor.x() + 0.15f * neuron,
        pull * anchor.y() + 0.2f * layer.position(),
        0.25f * neuron,
        1f + neuron);
  }

  /* The concept itself; for every third one the next as well. */
  private static String conceptSet(int concept) {
    return concept % 3 == 0 ? "%d,%d".formatted(concept, concept + 1) : String.valueOf(concept);
  }

  private static DiversityRow diversity(int epoch, LayerRow layer) {
    List<NeuronRow> own = neurons(epoch).filter(n -> n.layer().equals(layer.layer())).toList();
    List<NeuronRow> interpretable = own.stream().filter(n -> n.state().equals("concept")).toList();
    return new DiversityRow(
        epoch,
        layer.layer(),
        layer.neurons(),
        (int) own.stream().filter(n -> !n.state().equals("dead")).count(),
        interpretable.size(),
        (int) interpretable.stream().map(NeuronRow::concept).distinct().count(),
        0.8 - 0.03 * epoch,
        interpretable.isEmpty() ? Double.NaN : 0.85 - 0.03 * epoch,
        0.9,
        0.45,
        0.6 + 0.02 * epoch + 0.03 * layer.position());
  }

  private static Stream<AnchorDistanceRow> anchorDistances(int epoch, LayerRow layer) {
    return ANCHORS.stream()
        .map(
            anchor ->
                new AnchorDistanceRow(
                    epoch,
                    layer.layer(),
                    anchor.anchor(),
                    (epoch / 3 + anchor.anchor() + layer.position()) % 3,
                    anchor.anchor() == 2
                        ? 1.3
                        : 1.2 - 0.05 * epoch * (1 + anchor.anchor()) - 0.1 * layer.position()));
  }

  private static Stream<TopImageRow> topImages(NeuronRow neuron) {
    return IntStream.rangeClosed(1, TOP)
        .mapToObj(
            rank ->
                new TopImageRow(
                    neuron.epoch(),
                    neuron.layer(),
                    neuron.neuron(),
                    rank,
                    (neuron.neuron() + neuron.epoch() + rank) % IMAGES,
                    2f / rank));
  }

  private static HistogramRow histogram(NeuronRow neuron) {
    boolean dead = neuron.state().equals("dead");
    int low = 1 + neuron.neuron() % 4;
    int odd = neuron.epoch() == 1 ? 1 : 0;
    return new HistogramRow(
        neuron.epoch(),
        neuron.layer(),
        neuron.neuron(),
        dead ? 0f : -0.5f,
        neuron.maxActivation(),
        dead ? IMAGES : 3,
        odd,
        dead ? "12,0,0,0" : "%d,3,0,%d".formatted(low, IMAGES - 3 - low - odd));
  }

  private static ProbeImageRow image(int image) {
    BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int pixel = 0; pixel < 64; pixel++) {
      boolean light = pixel % 8 / (1 + image % 4) % 2 == 0;
      picture.setRGB(pixel % 8, pixel / 8, light ? 0xffffff : 0x202020 * (image % 5));
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ProbeImageRow(image, WORDS.get(image) + ", white", png.toByteArray());
  }

  private long time(int epoch) {
    return started + 100L * epoch * ITERATIONS;
  }

  /** Sends one table. */
  void post(List<? extends Row> rows) {
    post.post(rows);
  }
}
