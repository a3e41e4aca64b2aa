package org.conceptmonitor.agent.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of every table, small, with the values that are easy to lose. The recordings hold them: what
 * is here must stay as it is.
 */
final class SampleRows {
  private SampleRows() {}

  static List<? extends Row> of(Table table) {
    return switch (table) {
      case RUN -> run();
      case SETTINGS -> settings();
      case LAYERS -> layers();
      case CONCEPTS -> concepts();
      case ANCHORS -> anchors();
      case SCALARS -> scalars();
      case SNAPSHOTS -> snapshots();
      case DIVERSITY -> diversity();
      case ANCHOR_DISTANCES -> anchorDistances();
      case NEURONS -> neurons();
      case TOP_IMAGES -> topImages();
      case HISTOGRAMS -> histograms();
      case PROBE_IMAGES -> probeImages();
      case VECTORS -> vectors();
      case DETECTORS -> detectors();
      case SIMILARITIES -> similarities();
      case TEXT_ENCODER -> textEncoder();
      case NEURON_VECTORS -> neuronVectors();
    };
  }

  /** The rows' values as text that is equal if and only if the values are, to the last bit. */
  static List<String> values(List<? extends Row> rows) {
    return rows.stream().map(SampleRows::text).toList();
  }

  private static String text(Row row) {
    if (row instanceof ProbeImageRow image) {
      return image.image() + " " + image.caption() + " " + Arrays.toString(image.png());
    } else if (row instanceof VectorRow of) {
      return "%s %d %s %s %s"
          .formatted(of.space(), of.position(), of.x(), of.y(), Arrays.toString(of.vector()));
    } else if (row instanceof NeuronVectorRow of) {
      return "%d %s %d %s"
          .formatted(of.epoch(), of.layer(), of.neuron(), Arrays.toString(of.vector()));
    } else if (row instanceof SimilarityRow of) {
      return of.toString().replaceAll("\\[B@\\p{XDigit}+", Arrays.toString(of.differences()));
    }
    return row.toString();
  }

  /** As many rows of table neurons as wished, each different. */
  static List<NeuronRow> neurons(int rows) {
    return IntStream.range(0, rows)
        .mapToObj(
            i ->
                new NeuronRow(
                    7,
                    "conv" + i % 3,
                    i,
                    "concept",
                    i % 60,
                    i / 1000f,
                    1.0 / (i + 1),
                    i % 60,
                    i % 59,
                    "%d,60".formatted(i % 60),
                    "",
                    Double.NaN,
                    i,
                    -i,
                    0.25f * i,
                    0.5f * i))
        .toList();
  }

  private static List<RunRow> run() {
    return List.of(
        new RunRow(
            "baseline",
            1_795_262_400_000L,
            "DeepLearning4J MultiLayerNetwork",
            "CPU",
            207_018L,
            "synthetic (4000 images, seed 1)",
            4000,
            "broden",
            "cos-cubed",
            "replicated",
            0.16,
            0.05));
  }

  private static List<SettingRow> settings() {
    return List.of(
        new SettingRow(0, "Regularizer", "concept diversity, L_std + β d_anchor"),
        new SettingRow(1, "", ""));
  }

  private static List<LayerRow> layers() {
    return List.of(
        new LayerRow("conv2", 0, "convolution", 32), new LayerRow("dense1", 1, "dense", 64));
  }

  private static List<ConceptRow> concepts() {
    return List.of(
        new ConceptRow(0, "striped", "texture", 4, -1.5f, 2.25f),
        new ConceptRow(1, "café crème", "object", 5, Float.MIN_VALUE, Float.MAX_VALUE),
        new ConceptRow(2, "", "color", 5, -0f, 0f));
  }

  private static List<AnchorRow> anchors() {
    return List.of(
        new AnchorRow(0, "zebra crossing", "wished", 0.5f, -0.25f),
        new AnchorRow(1, "日本", "unwanted", Float.NaN, Float.NEGATIVE_INFINITY));
  }

  private static List<ScalarRow> scalars() {
    double[] values = {0.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0};
    List<ScalarRow> rows = new ArrayList<>();
    for (double value : values) {
      rows.add(new ScalarRow("train/score", rows.size() + 1, 0, Long.MAX_VALUE, value));
    }
    return List.copyOf(rows);
  }

  private static List<SnapshotRow> snapshots() {
    return List.of(
        new SnapshotRow(0, 0, 1_795_262_400_000L, 0, 812), new SnapshotRow(1, 94, 1L, 350, 640));
  }

  private static List<DiversityRow> diversity() {
    return List.of(
        new DiversityRow(1, "conv2", 32, 30, 12, 7, 0.91, 0.84, 0.97, 0.62, 0.4),
        new DiversityRow(
            1, "dense1", 64, 0, 0, 0, Double.NaN, Double.NaN, Double.NaN, 0.6, Double.NaN));
  }

  private static List<TextEncoderRow> textEncoder() {
    return List.of(new TextEncoderRow("all-MiniLM-L6-v2", 2));
  }

  private static List<VectorRow> vectors() {
    return List.of(
        new VectorRow("concept", 0, 0.5f, Float.NaN, HalfFloats.encode(new float[] {0.1f, -1})),
        new VectorRow("euclidean map", 1, 3f, 4f, HalfFloats.encode(new float[] {Float.NaN, 1})));
  }

  private static List<NeuronVectorRow> neuronVectors() {
    return List.of(
        new NeuronVectorRow(1, "conv2", 0, HalfFloats.encode(new float[] {-1, 0.125f})),
        new NeuronVectorRow(1, "dense1", 7, HalfFloats.encode(new float[] {1, 0})));
  }

  private static List<AnchorDistanceRow> anchorDistances() {
    return List.of(
        new AnchorDistanceRow(1, "conv2", 0, 31, 0.1 + 0.2),
        new AnchorDistanceRow(1, "dense1", 1, -1, Double.NaN));
  }

  private static List<NeuronRow> neurons() {
    return List.of(
        neuron(0, "concept", 1, 0.31f, 0.001, "0,1", "", Double.NaN, 1f, 3f),
        neuron(1, "low-level", 2, 0.19f, 1, "", "edges", 0.62, -1f, 1e-30f),
        neuron(2, "none", 0, 0.01f, 0.7, "", "", Double.NaN, 0.5f, 7f),
        neuron(3, "dead", -1, Float.NaN, Double.NaN, "", "", Double.NaN, Float.NaN, 0f));
  }

  private static NeuronRow neuron(
      int neuron,
      String state,
      int concept,
      float similarity,
      double pValue,
      String conceptSet,
      String nuisance,
      double nuisanceShare,
      float x,
      float maxActivation) {
    return new NeuronRow(
        1,
        "conv2",
        neuron,
        state,
        concept,
        similarity,
        pValue,
        concept,
        -1,
        conceptSet,
        nuisance,
        nuisanceShare,
        x,
        -x,
        0.1f,
        maxActivation);
  }

  private static List<TopImageRow> topImages() {
    return List.of(
        new TopImageRow(1, "conv2", 0, 1, 3999, 3f),
        new TopImageRow(1, "conv2", 0, 2, 17, Float.POSITIVE_INFINITY));
  }

  private static List<HistogramRow> histograms() {
    return List.of(
        new HistogramRow(1, "conv2", 0, -0.5f, 3f, 12, 1, "3998,0,1"),
        new HistogramRow(1, "conv2", 1, Float.NaN, Float.NaN, 0, 4000, ""));
  }

  private static List<ProbeImageRow> probeImages() {
    return List.of(
        new ProbeImageRow(17, "striped, car, blue", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0}),
        new ProbeImageRow(3999, "", new byte[0]));
  }

  private static List<DetectorRow> detectors() {
    return List.of(
        new DetectorRow(0, "cos-cubed", "replicated", 0.2, 0.05, 0.01),
        new DetectorRow(1, "cosine", "fixed threshold", -0.0, Double.NaN, 0.1));
  }

  private static List<SimilarityRow> similarities() {
    byte[] differences = HalfFloats.encode(new float[] {0, -0.25f, Float.NEGATIVE_INFINITY});
    return List.of(
        new SimilarityRow(
            1, "conv2", 0, "cos-cubed", "concept", 1, 0.31f, 0.001, 1, 0.002, 0.4f, differences),
        new SimilarityRow(
            1,
            "conv2",
            3,
            "cos-cubed",
            "dead",
            -1,
            Float.NaN,
            Double.NaN,
            0,
            Double.NaN,
            Float.NaN,
            new byte[0]));
  }
}
