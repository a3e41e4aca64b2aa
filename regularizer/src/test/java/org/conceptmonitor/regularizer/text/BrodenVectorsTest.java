package org.conceptmonitor.regularizer.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrodenVectorsTest {
  private static final ConceptSet BRODEN = ConceptSet.broden();

  @Test
  void everyWordHasAVectorOfNormOne() {
    Matrix vectors = BrodenVectors.load().encode(BRODEN.words());
    assertThat(vectors.rows()).isEqualTo(1153);
    assertThat(vectors.columns()).isEqualTo(384);
    for (int row = 0; row < vectors.rows(); row++) {
      assertThat(Math.sqrt(dot(vectors, row, vectors, row))).isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void theModelReproducesTheTable() {
    List<String> sample =
        IntStream.range(0, 1153).filter(i -> i % 23 == 0).mapToObj(BRODEN.words()::get).toList();
    Matrix computed = new MiniLmEncoder().encode(sample);
    Matrix stored = BrodenVectors.load().encode(sample);
    for (int row = 0; row < sample.size(); row++) {
      assertThat(dot(computed, row, stored, row)).as(sample.get(row)).isGreaterThan(0.999);
    }
  }

  @Test
  void theWriterMakesTheTableThatIsRead(@TempDir Path folder) throws Exception {
    BrodenVectorsWriter.main(new String[] {folder.toString()});
    assertThat(Files.size(folder.resolve(BrodenVectors.RESOURCE))).isEqualTo(1153L * 384 * 4);
  }

  @Test
  void wordsOfSimilarMeaningLieNearer() {
    Matrix vectors = BrodenVectors.load().encode(List.of("cat", "dog", "highway"));
    assertThat(dot(vectors, 0, vectors, 1)).isGreaterThan(dot(vectors, 0, vectors, 2) + 0.2);
  }

  @Test
  void anUnknownWordIsNamedAndAnEncoderForItToo() {
    BrodenVectors vectors = BrodenVectors.load();
    assertThatThrownBy(() -> vectors.encode(List.of("cat", "quasar")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'quasar'", "MiniLmEncoder");
  }

  private static double dot(Matrix a, int i, Matrix b, int j) {
    double sum = 0;
    for (int e = 0; e < a.columns(); e++) {
      sum += (double) a.get(i, e) * b.get(j, e);
    }
    return sum;
  }
}
