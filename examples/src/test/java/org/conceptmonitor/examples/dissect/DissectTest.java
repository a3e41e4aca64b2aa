package org.conceptmonitor.examples.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.conceptmonitor.examples.npy.NpyBytes;
import org.conceptmonitor.examples.npy.NpyFile;
import org.conceptmonitor.examples.npy.NpyWriter;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.MiniLmEncoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/**
 * Four neurons over 120 images and three concepts: the first follows the first concept, the second
 * is noise, the third is dead, the fourth has diverged.
 */
class DissectTest {
  private static final int IMAGES = 120;
  private static final int NEURONS = 4;
  private static final int CONCEPTS = 3;

  @TempDir private Path folder;
  private final StringWriter errors = new StringWriter();
  private final List<String> arguments = new ArrayList<>();
  private final float[] q = new float[IMAGES * NEURONS];
  private final float[] p = new float[IMAGES * CONCEPTS];

  @BeforeEach
  void writeTheInputs() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < p.length; i++) {
      p[i] = random.nextFloat();
    }
    for (int image = 0; image < IMAGES; image++) {
      q[image * NEURONS] = p[image * CONCEPTS] + 0.1f * random.nextFloat();
      q[image * NEURONS + 1] = random.nextFloat();
      q[image * NEURONS + 3] = image == 7 ? Float.NaN : random.nextFloat();
    }
    NpyWriter.write(folder.resolve("q.npy"), IMAGES, NEURONS, q);
    NpyWriter.write(folder.resolve("p.npy"), IMAGES, CONCEPTS, p);
    NpyWriter.write(folder.resolve("v.npy"), 3, 2, new float[] {1, 0, 0, 1, -1, 0});
    Files.writeString(folder.resolve("words.txt"), "sky\nice, snow\n\ntree\n");
    arguments.addAll(
        List.of(
            "--activations=" + folder.resolve("q.npy"),
            "--concept-activations=" + folder.resolve("p.npy"),
            "--concepts=" + folder.resolve("words.txt"),
            "--out=" + folder.resolve("out")));
  }

  @Test
  void onlyTheNeuronThatFollowsAConceptIsCalled() throws IOException {
    vectors();
    assertThat(run()).isZero();
    List<String> labels = Files.readAllLines(folder.resolve("out").resolve("labels.csv"));
    assertThat(labels.get(0)).isEqualTo("neuron,concept,similarity,p,interpretable");
    assertThat(labels.get(1)).startsWith("0,sky,0.9").endsWith(",true");
    assertThat(labels.get(2)).startsWith("1,").endsWith(",false");
    assertThat(p(labels.get(1))).isLessThan(0.05);
    assertThat(p(labels.get(2))).isGreaterThan(0.05);
    assertThat(labels.get(3)).isEqualTo("2,sky,0.0,NaN,false");
    assertThat(labels.get(4)).isEqualTo("3,,NaN,NaN,false");
    JsonNode summary = summary();
    assertThat(summary.get("detector").textValue()).isEqualTo("cos-cubed");
    assertThat(summary.get("tau").doubleValue()).isEqualTo(0.2);
    assertThat(summary.get("rule").textValue()).startsWith("replicated");
    assertThat(summary.get("interpretable").intValue()).isEqualTo(1);
    assertThat(summary.get("distinct_concepts").intValue()).isEqualTo(1);
    assertThat(summary.get("neurons").intValue()).isEqualTo(4);
    assertThat(summary.get("living_neurons").intValue()).isEqualTo(2);
    assertThat(summary.get("mean_pairwise_distance").isNumber()).isTrue();
  }

  @Test
  void theUsersThresholdDecidesAlone() throws IOException {
    vectors();
    arguments.add("--tau=-1");
    assertThat(run()).isZero();
    List<String> labels = Files.readAllLines(folder.resolve("out").resolve("labels.csv"));
    assertThat(labels.get(1)).as("no shuffle of 99 reaches it").endsWith(",0.01,true");
    assertThat(summary().get("interpretable").intValue()).as("but for the diverged").isEqualTo(3);
    assertThat(summary().get("tau").doubleValue()).isEqualTo(-1);
  }

  @Test
  void aNeuronThatFollowsBrightnessIsNotInterpretableOnceThatIsKnown() throws IOException {
    vectors();
    Random random = new Random(3);
    float[] measures = new float[IMAGES * 4];
    for (int image = 0; image < IMAGES; image++) {
      measures[image * 4] = p[image * CONCEPTS];
      measures[image * 4 + 1] = random.nextFloat();
    }
    NpyWriter.write(folder.resolve("nuisances.npy"), IMAGES, 4, measures);
    arguments.add("--nuisances=" + folder.resolve("nuisances.npy"));
    assertThat(run()).isZero();
    assertThat(summary().get("rule").textValue()).isEqualTo("replicated");
    assertThat(summary().get("interpretable").intValue()).isZero();
  }

  @Test
  void withTooFewImagesForHalvesTheDetectorsThresholdDecides() throws IOException {
    vectors();
    arguments.add("--detector=soft-wpmi");
    assertThat(run()).isZero();
    assertThat(summary().get("rule").textValue()).isEqualTo("similarity above tau");
    assertThat(summary().get("tau").doubleValue()).isZero();
  }

  @Test
  void wordsWithoutVectorsAreEncodedWithoutANetwork() throws IOException {
    arguments.addAll(List.of("--permutations=0", "--detector=soft-wpmi"));
    assertThat(run()).isZero();
    try (NpyFile embedding = NpyFile.open(folder.resolve("out").resolve("embedding.npy"))) {
      assertThat(embedding.shape()).containsExactly(NEURONS, 384);
    }
    assertThat(summary().get("temperature").doubleValue()).isEqualTo(0.1);
  }

  @Test
  void aWordWithACommaIsQuoted() throws IOException {
    vectors();
    Files.writeString(folder.resolve("words.txt"), "\"ice\", snow\nsky\ntree\n");
    assertThat(run()).isZero();
    assertThat(Files.readAllLines(folder.resolve("out").resolve("labels.csv")).get(1))
        .startsWith("0,\"\"\"ice\"\", snow\",");
  }

  @Test
  void mapsAreAveraged() throws IOException {
    vectors();
    arguments.add("--permutations=0");
    assertThat(run()).isZero();
    byte[] plain = Files.readAllBytes(folder.resolve("out").resolve("similarity.npy"));
    float[] maps = new float[q.length * 2];
    for (int i = 0; i < q.length; i++) {
      maps[2 * i] = q[i] + 0.25f;
      maps[2 * i + 1] = q[i] - 0.25f;
    }
    String shape = "(%d, %d, 1, 2)".formatted(IMAGES, NEURONS);
    NpyBytes.write(folder.resolve("q.npy"), "<f4", shape, NpyBytes.floats(maps));
    assertThat(run()).isZero();
    byte[] averaged = Files.readAllBytes(folder.resolve("out").resolve("similarity.npy"));
    assertThat(averaged).hasSameSizeAs(plain);
    assertThat(Files.readAllLines(folder.resolve("out").resolve("labels.csv")).get(1))
        .startsWith("0,sky,0.9");
  }

  @Test
  void masksAndLabelsOfTheSamePixelsGiveTheSameIou() throws IOException {
    vectors();
    Path words = folder.resolve("words.csv");
    Files.writeString(words, "word,category\na,object\nb,object\nc,color\n");
    arguments.set(2, "--concepts=" + words);
    Random random = new Random(2);
    int[] labels = new int[6 * 2 * 4];
    byte[] masks = new byte[6 * 3 * 4];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(4);
      if (labels[i] > 0) {
        masks[(i / 8 * 3 + labels[i] - 1) * 4 + i % 4] = 1;
      }
    }
    float[] maps = new float[6 * 2 * 4];
    for (int i = 0; i < maps.length; i++) {
      maps[i] = random.nextFloat();
    }
    NpyBytes.write(folder.resolve("q.npy"), "<f4", "(6, 2, 2, 2)", NpyBytes.floats(maps));
    NpyBytes.write(folder.resolve("labels.npy"), "<i4", "(6, 2, 2, 2)", NpyBytes.ints(labels));
    NpyBytes.write(folder.resolve("masks.npy"), "|b1", "(6, 3, 2, 2)", masks);
    arguments.addAll(List.of("--detector=iou", "--active-share=0.3", "--masks"));
    byte[][] results = new byte[2][];
    for (String name : List.of("labels", "masks")) {
      arguments.add(folder.resolve(name + ".npy").toString());
      assertThat(run()).isZero();
      results[name.equals("masks") ? 1 : 0] =
          Files.readAllBytes(folder.resolve("out").resolve("similarity.npy"));
      arguments.remove(arguments.size() - 1);
    }
    assertThat(results[0]).isEqualTo(results[1]);
    assertThat(summary().get("interpretable").isNumber()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--detector=clip|'clip'|cos-cubed",
        "--detector=iou|--masks is missing|other detectors need none",
        "--detector=soft-wpmi --activations=$/q99.npy --concept-activations=$/p99.npy|at least 100|99",
        "--activations=$/none.npy|there is no file|none.npy",
        "--concepts=$/none.txt|there is no file|none.txt",
        "--activations=$/q99.npy|99 images|120",
        "--concept-activations=$/q.npy|3 words|4 concepts",
        "--concept-vectors=$/q.npy|120 vectors|3 concepts",
        "--activations=$/flat.npy|(3,)|(images, neurons)",
        "--concepts=$/empty.txt|holds no word|one concept a line",
        "--anchors=$/range.txt|line 2: '3'|from 0 to 2",
        "--anchors=$/words.txt|line 1: 'sky'|from 0 to 2",
        "--anchors=$/empty.txt|holds no anchor|one concept index a line",
        "--temperature=0|temperature is 0.0|above 0",
        "--detector=cosine --floor=1e-3|--floor belongs to --detector cos-cubed|leave it out",
        "--floor=-1|floor is -1.0|at least 0",
        "--permutations=-1|--permutations is -1|0 or more",
        "--nuisances=$/p.npy|3 measures|brightness, contrast, edges and area",
        "--out=$/q.npy|is a file|a folder",
        "--descriptions=$/d.csv|--descriptions belongs to --detector descriptions|leave it out",
        "--detector=descriptions|--concept-vectors can't be compared|leave it out",
        "--detector=descriptions --concept-vectors|--descriptions is missing|give the file",
        "--detector=descriptions --concept-vectors --descriptions=$/none.csv|there is no file|none",
        "--detector=descriptions --concept-vectors --descriptions=$/d.csv|[a, b]|with --layer",
        "--detector=descriptions --concept-vectors --descriptions=$/d.csv --layer=c|'c'|[a, b]",
        "--detector=descriptions --concept-vectors --descriptions=$/d.csv --layer=b|neuron 4|has 4",
        "--detector=descriptions --concept-vectors --descriptions=$/e.jsonl|no neuron|expected"
      })
  void whatAUserGetsWrongIsExplainedAndNothingIsWritten(String options, String what, String remedy)
      throws IOException {
    vectors();
    NpyWriter.write(folder.resolve("q99.npy"), 99, 4, Arrays.copyOf(q, 99 * 4));
    NpyWriter.write(folder.resolve("p99.npy"), 99, 3, Arrays.copyOf(p, 99 * 3));
    NpyBytes.write(folder.resolve("flat.npy"), "<f4", "(3,)", NpyBytes.floats(1, 2, 3));
    Files.writeString(folder.resolve("empty.txt"), "\n");
    Files.writeString(folder.resolve("range.txt"), "0\n3\n");
    Files.writeString(folder.resolve("d.csv"), "layer,neuron,text\na,0,a sky\nb,4,a tree\n");
    Files.writeString(folder.resolve("e.jsonl"), "\n");
    for (String option : options.replace("$", folder.toString()).split(" ", -1)) {
      String name = option.split("=", 2)[0] + "=";
      arguments.removeIf(argument -> argument.startsWith(name));
      if (option.contains("=")) {
        arguments.add(option);
      }
    }
    assertThat(run()).isEqualTo(2);
    assertThat(errors.toString()).contains(what, remedy).doesNotContain("Exception");
    assertThat(folder.resolve("out").resolve("summary.json")).doesNotExist();
  }

  @Test
  void aDescribedNeuronHasTheNearestWordAndItsDescriptionsPlace() throws IOException {
    Files.writeString(
        folder.resolve("milan.csv"),
        """
        layer,unit,description
        conv1,0,snow on ice
        dense,1,"a tree, green"
        dense,3,the sky
        """);
    describe("--descriptions=" + folder.resolve("milan.csv"), "--layer=dense", "--tau=0.6");
    assertThat(run()).isZero();
    List<String> labels = Files.readAllLines(folder.resolve("out").resolve("labels.csv"));
    assertThat(labels.get(1)).isEqualTo("0,,NaN,NaN,false");
    assertThat(labels.get(2)).startsWith("1,tree,0.").endsWith(",NaN,true");
    assertThat(labels.get(4)).startsWith("3,sky,0.9").endsWith(",NaN,true");
    try (NpyFile embedding = NpyFile.open(folder.resolve("out").resolve("embedding.npy"))) {
      float[] rows = new float[4 * 384];
      embedding.read(0, rows);
      Matrix expected = new MiniLmEncoder().encode(List.of("a tree, green"));
      assertThat(Arrays.copyOfRange(rows, 384, 768)).isEqualTo(expected.values());
      assertThat(rows[0]).isNaN();
    }
    JsonNode summary = summary();
    assertThat(summary.get("detector").textValue()).isEqualTo("descriptions");
    assertThat(summary.get("layer").textValue()).isEqualTo("dense");
    assertThat(summary.get("tau").doubleValue()).isEqualTo(0.6);
    assertThat(summary.get("rule").textValue()).isEqualTo("similarity above tau");
    assertThat(summary.get("interpretable").intValue()).isEqualTo(2);
    assertThat(summary.get("distinct_concepts").intValue()).isEqualTo(2);
    assertThat(summary.get("living_neurons").intValue()).isEqualTo(2);
    assertThat(summary.get("d_anchor").doubleValue()).isBetween(0.1, 1.0);
  }

  @Test
  void descriptionsNeedNoActivations() throws IOException {
    Files.writeString(
        folder.resolve("d.jsonl"),
        """
        {"layer": "fc", "neuron": 2, "text": "tree", "score": 1.5}
        {"layer": "fc", "neuron": 2, "text": "sky", "score": 0.5}
        """);
    describe("--descriptions=" + folder.resolve("d.jsonl"));
    arguments.removeIf(argument -> argument.startsWith("--activations"));
    assertThat(run()).isZero();
    List<String> labels = Files.readAllLines(folder.resolve("out").resolve("labels.csv"));
    assertThat(labels).hasSize(4);
    assertThat(labels.get(3)).startsWith("2,tree,").endsWith(",NaN,true");
    assertThat(summary().get("tau").doubleValue()).isEqualTo(0.5);
  }

  private void describe(String... options) {
    arguments.removeIf(argument -> argument.startsWith("--concept-activations"));
    arguments.add("--detector=descriptions");
    arguments.addAll(List.of(options));
  }

  @Test
  void aForgottenOptionIsNamed() {
    arguments.remove(0);
    assertThat(run()).isEqualTo(2);
    assertThat(errors.toString()).contains("--activations");
  }

  private void vectors() {
    arguments.add("--concept-vectors=" + folder.resolve("v.npy"));
  }

  private static double p(String label) {
    return Double.parseDouble(label.split(",", -1)[3]);
  }

  private int run() {
    return new CommandLine(new Dissect())
        .setErr(new PrintWriter(errors, true))
        .execute(arguments.toArray(String[]::new));
  }

  private JsonNode summary() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("out").resolve("summary.json").toFile());
  }
}
