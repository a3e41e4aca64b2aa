package org.conceptmonitor.examples.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.dl4j.ConceptSource;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class ConceptTableTest {
  private static final int IMAGES = 50;

  private final INDArray images = Nd4j.linspace(1, IMAGES * 4, IMAGES * 4).reshape(IMAGES, 1, 2, 2);
  private final ConceptTable truth = ConceptTable.of(new Pixels(), images, null);

  @Test
  void anImageHasItsRowInWhateverMinibatchItComes() {
    Matrix two = truth.activations(Nd4j.concat(0, image(7), image(3)), null);

    assertThat(two.row(0)).isEqualTo(truth.activations().row(7));
    assertThat(two.row(1)).isEqualTo(truth.activations().row(3));
  }

  @Test
  void shuffledRowsAreAPermutationThatLeavesHardlyAnImageItsOwn() {
    Matrix shuffled = truth.shuffled(1).activations(images, null);
    Matrix rows = truth.activations(images, null);

    assertThat(sorted(shuffled)).isDeepEqualTo(sorted(rows));
    assertThat(IntStream.range(0, IMAGES).filter(i -> Arrays.equals(shuffled.row(i), rows.row(i))))
        .hasSizeLessThan(5);
  }

  @Test
  void controlsAreTheSameForAnImageInEveryEpochAndDifferBetweenSeeds() {
    for (ConceptSource control : List.of(truth.shuffled(1), truth.random(1))) {
      assertThat(control.activations(images, null).row(7))
          .isEqualTo(control.activations(image(7), null).row(0));
    }
    assertThat(truth.random(1).activations().values())
        .isNotEqualTo(truth.random(2).activations().values());
    assertThat(truth.shuffled(1).activations().values())
        .isNotEqualTo(truth.shuffled(2).activations().values());
  }

  @Test
  void otherImagesCanBeAddedAndAreShuffledWithTheRest() {
    INDArray more = images.add(1000);
    ConceptTable both = truth.with(more, new Pixels().activations(more, null));

    assertThat(both.activations(image(7), null).row(0)).isEqualTo(truth.activations().row(7));
    assertThat(both.activations(more, null).get(0, 0)).isEqualTo(1001);
    assertThat(both.shuffled(1).activations().rows()).isEqualTo(2 * IMAGES);
  }

  @Test
  void anUnknownImageIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> truth.activations(image(7).add(0.5), null))
        .withMessageContaining("not among the 50");
  }

  private INDArray image(int index) {
    return images.get(NDArrayIndex.interval(index, index + 1));
  }

  private static float[][] sorted(Matrix matrix) {
    return IntStream.range(0, matrix.rows())
        .mapToObj(matrix::row)
        .sorted(Arrays::compare)
        .toArray(float[][]::new);
  }

  /* The concepts are the four pixels. */
  private record Pixels() implements ConceptSource {
    @Override
    public ConceptSet concepts() {
      return new ConceptSet("pixels", ConceptSet.broden().concepts().subList(0, 4));
    }

    @Override
    public Matrix activations(INDArray pictures, INDArray labels) {
      return Matrix.of((int) pictures.size(0), 4, pictures.dup('c').data().asFloat());
    }
  }
}
