package org.conceptmonitor.regularizer.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.conceptmonitor.regularizer.text.TextEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportedDescriptionsTest {
  private static final TextEncoder ENCODER = BrodenVectors.load();

  @TempDir private Path folder;

  @Test
  void csvIsReadWithQuotesAndLineBreaksInTexts() throws IOException {
    ImportedDescriptions descriptions =
        read(
            "neurons.csv",
            """
            layer,neuron,text,score
            conv1,1,"stripes, mostly ""vertical""\"
            conv1,0,sky,.25

            conv2,0,"two
            lines",
            """);
    assertThat(descriptions.layers()).containsExactly("conv1", "conv2");
    assertThat(descriptions.ofLayer("conv1"))
        .containsExactly(
            new NeuronDescription("conv1", 0, "sky", OptionalDouble.of(0.25)),
            new NeuronDescription(
                "conv1", 1, "stripes, mostly \"vertical\"", OptionalDouble.empty()));
    assertThat(descriptions.ofLayer("conv2")).first().extracting("text").isEqualTo("two\nlines");
  }

  @Test
  void jsonLinesAreRead() throws IOException {
    ImportedDescriptions descriptions =
        read(
            "neurons.jsonl",
            """
            {"layer": "conv1", "neuron": 3, "text": "sky", "score": 0.5, "seed": 7}

            {"layer": "conv1", "neuron": 0, "text": "sea"}
            """);
    assertThat(descriptions.ofLayer("conv1"))
        .containsExactly(
            new NeuronDescription("conv1", 0, "sea", OptionalDouble.empty()),
            new NeuronDescription("conv1", 3, "sky", OptionalDouble.of(0.5)));
  }

  @Test
  void theColumnNamesOfMilanAndClipDissectAreUnderstood() throws IOException {
    ImportedDescriptions descriptions =
        read("descriptions.csv", "layer,unit,description,similarity\nlayer4,2,sky,0.3\n");
    assertThat(descriptions.ofLayer("layer4"))
        .containsExactly(new NeuronDescription("layer4", 2, "sky", OptionalDouble.of(0.3)));
  }

  @Test
  void ofSeveralDescriptionsTheSurestIsKept() throws IOException {
    ImportedDescriptions descriptions =
        read("n.csv", "layer,neuron,text,score\na,0,sky,.2\na,0,sea,.9\na,0,tree,.4\n");
    assertThat(descriptions.ofLayer("a")).extracting("text").containsExactly("sea");
  }

  @Test
  void neuronsStandWhereTheirTextsStandAndThoseWithoutAreNaN() throws IOException {
    Matrix embedding =
        read("n.csv", "layer,neuron,text\na,2,sky\na,0,sea\n").embedding("a", 4, ENCODER);
    Matrix expected = ENCODER.encode(List.of("sea", "sky"));
    assertThat(embedding.row(0)).containsExactly(expected.row(0));
    assertThat(embedding.row(1)).containsOnly(Float.NaN);
    assertThat(embedding.row(2)).containsExactly(expected.row(1));
    assertThat(embedding.row(3)).containsOnly(Float.NaN);
  }

  @Test
  void asADetectorADescriptionIsMostLikeItsOwnWord() throws IOException {
    ConceptSet concepts = ConceptSet.broden();
    LayerProbe probe = LayerProbe.of(Matrix.zeros(1, 2), Matrix.zeros(1, concepts.size()));
    Matrix similarity =
        read("n.csv", "layer,neuron,text\na,1,sky\n")
            .asDetector("a", ENCODER, concepts)
            .similarity(probe);
    int sky = concepts.indexOf("sky").orElseThrow();
    assertThat(similarity.get(1, sky)).isCloseTo(1, within(1e-6f));
    assertThat(similarity.row(0)).containsOnly(Float.NaN);
    for (int c = 0; c < concepts.size(); c++) {
      assertThat(similarity.get(1, c)).isLessThanOrEqualTo(similarity.get(1, sky));
    }
  }

  @Test
  void aNeuronBeyondTheLayersLastIsRefused() throws IOException {
    ImportedDescriptions descriptions = read("n.csv", "layer,neuron,text\na,4,sky\n");
    assertThatThrownBy(() -> descriptions.embedding("a", 4, ENCODER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("neuron 4", "'a'", "from 0");
    assertThatThrownBy(() -> descriptions.embedding("b", 4, ENCODER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'b'", "[a]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "layer,text;a,sky|line 2|no neuron or unit",
        "layer,neuron,text;a,0,sea;a,-1,sky|line 3|'-1': expected a whole number from 0",
        "layer,neuron,text;a,first,sky|line 2|'first'",
        "layer,neuron,text;a,1,|line 2|no text or description",
        "layer,neuron,text;,1,sky|line 2|no layer",
        "layer,neuron,text,score;a,1,sky,high|line 2|'high': expected a finite number",
        "layer,neuron,text;a,1,sky;a,1,sea|line 3|give both a score, or remove one",
      })
  void aLineThatIsWrongIsNamedWithWhatIsExpected(String csv, String line, String what) {
    assertThatThrownBy(() -> read("n.csv", csv.replace(';', '\n') + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("n.csv", line, what);
  }

  @Test
  void aBrokenJsonLineIsNamed() {
    assertThatThrownBy(() -> read("n.ndjson", "{\"layer\": \"a\"\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("n.ndjson, line 1", "one JSON object a line");
  }

  private ImportedDescriptions read(String name, String content) throws IOException {
    return ImportedDescriptions.read(Files.writeString(folder.resolve(name), content));
  }
}
