package org.conceptmonitor.examples.dissect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.examples.npy.NpyFile;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.detect.Detectors;
import org.conceptmonitor.regularizer.detect.NetworkDissection;
import org.conceptmonitor.regularizer.detect.RankReorder;
import picocli.CommandLine.Option;

/** Which detector, and its own options. */
final class DetectorOptions {
  private static final String IOU = "iou";
  private static final String COS_CUBED = "cos-cubed";
  private static final String RANK_REORDER = "rank-reorder";
  private static final String DESCRIPTIONS = "descriptions";

  @Option(
      names = "--detector",
      defaultValue = COS_CUBED,
      completionCandidates = Names.class,
      description = "One of: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--floor",
      description = "cos-cubed: least norm of the cubed values; 1e-3 in the published code (none).")
  private Double floor;

  @Option(
      names = "--random-orders",
      description = "rank-reorder: (neurons, orders, images) permutations of 0, 1, ... (drawn).")
  private Path orders;

  @Option(
      names = "--active-share",
      description = "iou: share of a neuron's map values above its threshold (0.005).")
  private Double activeShare;

  @Option(
      names = "--thresholds",
      description = "iou: (neurons,) map values above which a neuron is active (found by share).")
  private Path thresholds;

  @Option(
      names = "--descriptions",
      description =
          "descriptions: what a labeller wrote, CSV or, as .jsonl, JSON lines; with layer, neuron,"
              + " text and, if known, score.")
  private Path descriptions;

  @Option(
      names = "--layer",
      description = "descriptions: whose neurons to take (the only layer described).")
  private String layer;

  String name() {
    return name;
  }

  /** Whether neurons are described in words, and no activations compared. */
  boolean readsDescriptions() {
    return name.equals(DESCRIPTIONS);
  }

  boolean readsMaps() {
    return name.equals(IOU);
  }

  /** Whether the detector fits these neurons and images only, and no half of them. */
  boolean fitsThisProbeOnly() {
    return readsMaps() || orders != null;
  }

  Double floor() {
    return floor;
  }

  /** 0.1 where similarities are log ratios, 0.01 elsewhere; Concept-Monitor, section 3. */
  double defaultTemperature() {
    return name.endsWith("wpmi") ? 0.1 : 0.01;
  }

  LayerDescriptions descriptions() throws IOException {
    requireFitting();
    if (descriptions == null) {
      throw new IllegalArgumentException(
          "--descriptions is missing: give the file in which a labeller describes the neurons");
    }
    return LayerDescriptions.read(descriptions, Optional.ofNullable(layer));
  }

  ConceptDetector create(OpenFiles files, long seed) throws IOException {
    requireFitting();
    if (floor != null) {
      return CosCubed.withFloor(floor);
    }
    if (thresholds != null) {
      return NetworkDissection.withThresholds(thresholds(files.open(thresholds)));
    }
    if (activeShare != null) {
      return NetworkDissection.withActiveShare(activeShare);
    }
    if (name.equals(RANK_REORDER)) {
      return orders == null
          ? RankReorder.seeded(seed)
          : RankReorder.withOrders(orders(files.open(orders), files));
    }
    return Detectors.named(readsMaps() ? new NetworkDissection().name() : name);
  }

  private void requireFitting() {
    requireOnlyFor("--floor", floor, COS_CUBED);
    requireOnlyFor("--random-orders", orders, RANK_REORDER);
    requireOnlyFor("--active-share", activeShare, IOU);
    requireOnlyFor("--thresholds", thresholds, IOU);
    requireOnlyFor("--descriptions", descriptions, DESCRIPTIONS);
    requireOnlyFor("--layer", layer, DESCRIPTIONS);
  }

  private void requireOnlyFor(String option, Object value, String detector) {
    if (value != null && !name.equals(detector)) {
      throw new IllegalArgumentException(
          "%s belongs to --detector %s, and the detector is %s: leave it out"
              .formatted(option, detector, name));
    }
  }

  private static double[] thresholds(NpyFile file) throws IOException {
    int[] shape = OpenFiles.requireDimensions(file, "(neurons,)", 1);
    float[] values = new float[shape[0]];
    file.read(0, values);
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private static int[][][] orders(NpyFile file, OpenFiles files) throws IOException {
    int[] shape = OpenFiles.requireDimensions(file, "(neurons, orders, images)", 3);
    int[] values = files.integers(file);
    int[][][] orders = new int[shape[0]][shape[1]][shape[2]];
    for (int i = 0; i < values.length; i++) {
      orders[i / (shape[1] * shape[2])][i / shape[2] % shape[1]][i % shape[2]] = values[i];
    }
    return orders;
  }

  /** All detectors; Network Dissection is asked for by its measure. */
  private static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      String maps = new NetworkDissection().name();
      Stream<String> others = Detectors.names().stream().filter(name -> !name.equals(maps));
      List<String> all = Stream.concat(others, Stream.of(IOU, DESCRIPTIONS)).toList();
      return all.iterator();
    }
  }
}
