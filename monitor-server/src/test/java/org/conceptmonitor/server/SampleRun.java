package org.conceptmonitor.server;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.AnchorDistanceRow;
import org.conceptmonitor.agent.protocol.AnchorRow;
import org.conceptmonitor.agent.protocol.ConceptRow;
import org.conceptmonitor.agent.protocol.DetectorRow;
import org.conceptmonitor.agent.protocol.DiversityRow;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.HistogramRow;
import org.conceptmonitor.agent.protocol.LayerRow;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.ProbeImageRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.SettingRow;
import org.conceptmonitor.agent.protocol.SimilarityRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.TopImageRow;
import org.conceptmonitor.agent.protocol.VectorRow;

/** A small run that uses every table, every state of a neuron, and every number that isn't one. */
final class SampleRun {
  static final long STARTED = 1_795_000_000_000L;
  static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, -1, 127, -128};

  static final List<SettingRow> SETTINGS =
      List.of(
          new SettingRow(1, "Regularizer strength", "β = 1"),
          new SettingRow(0, "Regularizer", "concept diversity"));

  static final List<HistogramRow> HISTOGRAMS =
      List.of(
          new HistogramRow(1, "conv", 1, -0.5f, 1.5f, 3, 1, "3990,0,9"),
          new HistogramRow(0, "conv", 1, Float.NaN, Float.NaN, 0, 4000, ""),
          new HistogramRow(0, "conv", 2, 0f, 0f, 4000, 0, "4000,0,0"));

  static final List<LayerRow> LAYERS =
      List.of(new LayerRow("dense", 1, "dense", 2), new LayerRow("conv", 0, "convolution", 3));

  static final List<ConceptRow> CONCEPTS =
      List.of(
          new ConceptRow(1, "striped", "texture", 1, -0.5f, 2.25f),
          new ConceptRow(0, "red", "color", 0, 0.1f, Float.NaN));

  static final List<AnchorRow> ANCHORS =
      List.of(
          new AnchorRow(1, "watermark", "unwanted", Float.NaN, 1.5f),
          new AnchorRow(0, "zebra", "wished", 0.25f, -3f));

  static final List<ScalarRow> SCALARS =
      List.of(
          new ScalarRow("train/score", 2, 0, STARTED + 20, 0.5),
          new ScalarRow("train/score", 1, 0, STARTED + 10, 2.302585092994046),
          new ScalarRow("train/score", 3, 1, STARTED + 30, Double.NaN),
          new ScalarRow("train/accuracy", 3, 1, STARTED + 30, 0.75),
          new ScalarRow("train/learning_rate", 3, 1, STARTED + 30, Double.POSITIVE_INFINITY));

  static final List<ProbeImageRow> IMAGES =
      List.of(new ProbeImageRow(7, "striped, red", PNG), new ProbeImageRow(8, "blue", new byte[0]));

  private SampleRun() {}

  static RunRow run(String name) {
    return run(name, STARTED);
  }

  static RunRow run(String name, long started) {
    return new RunRow(
        name,
        started,
        "DeepLearning4J MultiLayerNetwork",
        "CPU",
        207_242L,
        "synthetic",
        4000,
        "broden",
        "cos-cubed",
        "replicated",
        0.2,
        0.01);
  }

  static List<DiversityRow> diversity(int epoch) {
    return List.of(
        new DiversityRow(
            epoch, "dense", 2, 0, 0, 0, Double.NaN, Double.NaN, Double.NaN, 0.75, Double.NaN),
        new DiversityRow(epoch, "conv", 3, 3, 2, 2, 0.573, 0.6, 1.25, 0.5, 0.735));
  }

  static List<NeuronRow> neurons(int epoch) {
    return List.of(
        new NeuronRow(
            epoch,
            "dense",
            0,
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
            0f),
        new NeuronRow(
            epoch,
            "conv",
            2,
            "none",
            -1,
            0.1f,
            0.5,
            -1,
            -1,
            "",
            "",
            Double.NaN,
            1f,
            2f,
            0.25f,
            Float.POSITIVE_INFINITY),
        new NeuronRow(
            epoch,
            "conv",
            1,
            "concept",
            1,
            0.3f,
            0.001,
            1,
            1,
            "0,1",
            "",
            Double.NaN,
            3f,
            4f,
            -0.5f,
            1.5f),
        new NeuronRow(
            epoch,
            "conv",
            0,
            "low-level",
            0,
            0.1f,
            0.25,
            0,
            1,
            "",
            "edges",
            0.75,
            5f,
            6f,
            1e-10f,
            3.4028235e38f));
  }

  static List<TopImageRow> topImages(int epoch) {
    return List.of(
        new TopImageRow(epoch, "conv", 1, 2, 99, 0.125f),
        new TopImageRow(epoch, "conv", 1, 1, 7, 0.7f));
  }

  static List<AnchorDistanceRow> anchorDistances(int epoch) {
    return List.of(
        new AnchorDistanceRow(epoch, "dense", 0, -1, Double.NaN),
        new AnchorDistanceRow(epoch, "conv", 1, 0, 0.1 + 0.2),
        new AnchorDistanceRow(epoch, "conv", 0, 2, 1.25));
  }

  /** The run's own detector, and another one that was read by a fixed threshold. */
  static List<DetectorRow> detectors() {
    return List.of(
        new DetectorRow(1, "cosine", "fixed threshold", 0.5, Double.NaN, 0.1),
        new DetectorRow(0, "cos-cubed", "replicated", 0.2, 0.05, 0.01));
  }

  /** Two concepts at right angles. */
  static List<VectorRow> vectors() {
    return List.of(vector("concept", 1, 0, 1), vector("concept", 0, 1, 0));
  }

  /** A vector as wide as {@link SampleVectors}, of these values and zeros. */
  static VectorRow vector(String space, int position, float... values) {
    byte[] vector = HalfFloats.encode(Arrays.copyOf(values, SampleVectors.MINI_LM.width()));
    return new VectorRow(space, position, Float.NaN, Float.NaN, vector);
  }

  /** Of the same neurons as {@link #neurons}, but for one that is not a number. */
  static List<SimilarityRow> similarities(int epoch, String detector) {
    return List.of(
        similarity(epoch, "dense", 0, detector, "dead", -1, Double.NaN, Double.NaN, Float.NaN),
        similarity(epoch, "dense", 1, detector, "none", -1, Double.NaN, Double.NaN, Float.NaN),
        similarity(epoch, "conv", 2, detector, "none", 1, 0.5, 0.75, 0.1f, -0.05f, 0),
        similarity(epoch, "conv", 1, detector, "concept", 1, 0.001, 0.002, 0.3f, -0.25f, 0),
        similarity(epoch, "conv", 0, detector, "low-level", 0, 0.25, 0.001, 0.6f, 0, -0.5f));
  }

  private static SimilarityRow similarity(
      int epoch,
      String layer,
      int neuron,
      String detector,
      String state,
      int concept,
      double pValue,
      double rawPValue,
      float greatest,
      float... differences) {
    float[] known = differences.length > 0 ? differences : new float[] {Float.NaN, Float.NaN};
    return new SimilarityRow(
        epoch,
        layer,
        neuron,
        detector,
        state,
        concept,
        greatest,
        pValue,
        1,
        rawPValue,
        greatest,
        HalfFloats.encode(known));
  }

  /** Sends what the what-if questions of an epoch need; returns the next free sequence. */
  static long sendSimilarities(TestClient client, UUID run, long sequence, int epoch) {
    client.post(run, sequence, detectors());
    client.post(run, sequence + 1, vectors());
    client.post(run, sequence + 2, similarities(epoch, "cos-cubed"));
    client.post(run, sequence + 3, similarities(epoch, "cosine"));
    return sequence + 4;
  }

  static SnapshotRow snapshot(int epoch) {
    return new SnapshotRow(epoch, 10L * epoch, STARTED + 100L * epoch, 450, 1200);
  }

  /** Sends a run with the given complete epochs; returns the next free sequence. */
  static long send(TestClient client, UUID run, String name, int... epochs) {
    long sequence = 0;
    for (List<? extends Row> table :
        List.of(List.of(run(name)), LAYERS, CONCEPTS, ANCHORS, SCALARS, IMAGES)) {
      client.post(run, sequence++, table);
    }
    for (int epoch : epochs) {
      sequence = sendEpoch(client, run, sequence, epoch);
      client.post(run, sequence++, List.of(snapshot(epoch)));
    }
    return sequence;
  }

  /** Sends an epoch without its commit marker; returns the next free sequence. */
  static long sendEpoch(TestClient client, UUID run, long sequence, int epoch) {
    client.post(run, sequence, diversity(epoch));
    client.post(run, sequence + 1, neurons(epoch));
    client.post(run, sequence + 2, topImages(epoch));
    client.post(run, sequence + 3, anchorDistances(epoch));
    return sequence + 4;
  }
}
