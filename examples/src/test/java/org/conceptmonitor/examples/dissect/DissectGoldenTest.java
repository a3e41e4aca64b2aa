package org.conceptmonitor.examples.dissect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.conceptmonitor.examples.npy.NpyFile;
import org.conceptmonitor.examples.npy.NpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line on the reference values, from NumPy files to NumPy files. */
class DissectGoldenTest {
  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void nameTheResults() {
    out = folder.resolve("out");
  }

  @ParameterizedTest
  @CsvSource({
    "cos-cubed --floor=1e-3, cos_similarity_cubed, 1e-5",
    "cos-cubed, cos_similarity_cubed_noclip, 1e-5",
    "cosine, cos_similarity, 1e-5",
    "wpmi, wpmi, 1e-4",
    "soft-wpmi, soft_wpmi, 1e-4",
    "rank-reorder --random-orders=, rank_reorder, 1e-5"
  })
  void similaritiesEqualClipDissects(String detector, String array, double tolerance)
      throws IOException {
    for (String name : List.of("clip_dissect_N500", "clip_dissect_N137")) {
      GoldenFolder golden = GoldenFolder.open(name);
      String orders = detector.endsWith("=") ? golden.npy("rank_reorder_perms", folder) : "";
      List<String> arguments = inputs(golden);
      arguments.addAll(Arrays.asList(("--detector=" + detector + orders).split(" ", -1)));
      arguments.addAll(List.of("--concept-vectors=" + ones(60)));
      run(arguments);
      double[] expected = golden.doubles(array);
      assertThat(array("similarity.npy")).containsExactly(expected, within(tolerance));
      assertBestConcepts(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.01", "0.1", "1"})
  void embeddingAndAnchorDistanceEqualTheReference(String temperature) throws IOException {
    GoldenFolder golden = GoldenFolder.open("d_anchor");
    List<String> arguments = inputs(golden);
    arguments.addAll(
        List.of("--detector=cos-cubed", "--floor=1e-3", "--permutations=0", "--tau=0.2"));
    arguments.add("--temperature=" + temperature);
    arguments.add("--concept-vectors=" + golden.npy("V", folder));
    run(arguments);
    String scalar = "d_anchor_T" + temperature;
    assertThat(anchorDistance()).isCloseTo(golden.scalar(scalar + "_all"), within(1e-5));
    arguments.add("--anchors=" + lines(golden.integers("anchor_idx")));
    run(arguments);
    assertThat(anchorDistance()).isCloseTo(golden.scalar(scalar + "_sub"), within(1e-5));
    assertThat(array("similarity.npy")).containsExactly(golden.doubles("sim"), within(1e-5));
    assertThat(array("embedding.npy"))
        .containsExactly(golden.doubles("u_T" + temperature), within(1e-5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.005", "0.04"})
  void iouEqualsNetworkDissections(String share) throws IOException {
    GoldenFolder golden = GoldenFolder.open("netdissect");
    int concepts = 12;
    run(
        List.of(
            "--detector=iou",
            "--thresholds=" + golden.npy("threshold_q" + share, folder),
            "--activations=" + golden.npy("activations", folder),
            "--masks=" + golden.npy("pixel_labels", folder),
            "--scene-labels=" + golden.npy("scene_label", folder),
            "--label-categories=" + golden.npy("label_category", folder),
            "--concepts=" + golden.words(folder),
            "--concept-vectors=" + ones(concepts),
            "--permutations=0",
            "--out=" + out));
    double[] expected = golden.doubles("iou_q" + share);
    double[] actual = array("similarity.npy");
    assertThat(actual).hasSize(8 * concepts);
    for (int i = 0; i < actual.length; i++) {
      int unlabelled = i / concepts + 1;
      assertThat(actual[i]).isCloseTo(expected[i + unlabelled], within(1e-6));
    }
  }

  private void assertBestConcepts(double[] expected) throws IOException {
    List<String> lines = Files.readAllLines(out.resolve("labels.csv"));
    assertThat(lines.get(0)).isEqualTo("neuron,concept,similarity,p,interpretable");
    int concepts = expected.length / (lines.size() - 1);
    for (int neuron = 0; neuron < lines.size() - 1; neuron++) {
      int best = 0;
      for (int c = 0; c < concepts; c++) {
        best = expected[neuron * concepts + c] > expected[neuron * concepts + best] ? c : best;
      }
      assertThat(lines.get(neuron + 1)).startsWith(neuron + ",word " + best + ",");
    }
  }

  /* Where only similarities are looked at. */
  private Path ones(int concepts) throws IOException {
    float[] values = new float[concepts];
    Arrays.fill(values, 1);
    Path file = folder.resolve("vectors.npy");
    NpyWriter.write(file, concepts, 1, values);
    return file;
  }

  private Path lines(int[] numbers) throws IOException {
    String lines =
        Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
    return Files.writeString(folder.resolve("anchors.txt"), lines);
  }

  private List<String> inputs(GoldenFolder golden) throws IOException {
    return new ArrayList<>(
        List.of(
            "--activations=" + golden.npy("activations", folder),
            "--concept-activations=" + golden.npy("clip_feats", folder),
            "--concepts=" + golden.words(folder),
            "--out=" + out));
  }

  private static void run(List<String> arguments) {
    int status = new CommandLine(new Dissect()).execute(arguments.toArray(String[]::new));
    assertThat(status).isZero();
  }

  private double[] array(String name) throws IOException {
    try (NpyFile file = NpyFile.open(out.resolve(name))) {
      float[] values = new float[(int) file.size()];
      file.read(0, values);
      double[] doubles = new double[values.length];
      Arrays.setAll(doubles, i -> values[i]);
      return doubles;
    }
  }

  private double anchorDistance() throws IOException {
    JsonNode summary = new ObjectMapper().readTree(out.resolve("summary.json").toFile());
    return summary.get("d_anchor").doubleValue();
  }
}
