package org.conceptmonitor.regularizer.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.conceptmonitor.regularizer.activation.ConceptActivationSource;
import org.conceptmonitor.regularizer.activation.ProbeImages;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

class ConceptSourceTest {
  @Test
  void anIteratorAddsConceptActivationsAfterTheLabels() {
    MultiDataSetIterator data =
        ConceptDiversity.iterator(TinyNetworks.vectors(2, DataType.FLOAT), TinyNetworks.source());
    MultiDataSet minibatch = data.next();
    assertThat(minibatch.getLabels()).hasSize(2);
    Matrix expected =
        TinyNetworks.source().activations(minibatch.getFeatures(0), minibatch.getLabels(0));
    assertThat(minibatch.getLabels(1).shape()).containsExactly(10, 9);
    assertThat(minibatch.getLabels(1).data().asFloat()).isEqualTo(expected.values());
    data.next();
    assertThat(data.hasNext()).isFalse();
    data.reset();
    assertThat(data.next().getLabels(1)).isEqualTo(minibatch.getLabels(1));
  }

  @Test
  void aCachedSourceRatesEachImageOnce() {
    Counting counting = new Counting();
    ConceptSource cached = ConceptSource.cached(counting);
    INDArray images = TinyNetworks.normal(DataType.FLOAT, 1, 6, 4);
    Matrix first = cached.activations(images, null);
    INDArray known = Nd4j.vstack(images.getRow(5, true), images.getRow(2, true));
    Matrix again = cached.activations(known, null);
    assertThat(counting.calls).isEqualTo(1);
    assertThat(again.row(0)).isEqualTo(first.row(5));
    assertThat(again.row(1)).isEqualTo(first.row(2));
    cached.activations(TinyNetworks.normal(DataType.FLOAT, 2, 1, 4), null);
    assertThat(counting.calls).isEqualTo(2);
  }

  @Test
  void classLabelsRateTheirOwnWordHighest() {
    ConceptSet broden = ConceptSet.broden();
    ConceptSource source =
        ConceptSource.ofClassLabels(broden, BrodenVectors.load(), List.of("dog", "car"));
    INDArray labels = Nd4j.createFromArray(new float[][] {{0, 1}, {1, 0}, {0.5f, 0.5f}});
    Matrix ratings = source.activations(null, labels);
    int dog = broden.indexOf("dog").orElseThrow();
    int car = broden.indexOf("car").orElseThrow();
    assertThat(ratings.get(0, car)).isCloseTo(1, within(1e-5f));
    assertThat(ratings.get(1, dog)).isCloseTo(1, within(1e-5f));
    assertThat(ratings.get(2, dog))
        .isCloseTo((ratings.get(0, dog) + ratings.get(1, dog)) / 2, within(1e-6f));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> source.activations(null, Nd4j.ones(4, 3)))
        .withMessageContaining("[images, 2]");
  }

  @Test
  void aSourceWithTooFewRowsIsRefused() {
    ConceptSource wrong = new Counting();
    MultiDataSetIterator data =
        ConceptDiversity.iterator(TinyNetworks.vectors(1, DataType.FLOAT), wrong);
    ConceptSource tooFew = ConceptSource.rated(wrong.concepts(), new ThreeRows(), images -> null);
    assertThat(data.next().getLabels(1).size(0)).isEqualTo(10);
    assertThatIllegalStateException()
        .isThrownBy(
            () -> ConceptDiversity.iterator(TinyNetworks.vectors(1, DataType.FLOAT), tooFew).next())
        .withMessageContaining("3 x 9 for 10 images");
  }

  private static final class Counting implements ConceptSource {
    private int calls;

    @Override
    public ConceptSet concepts() {
      return TinyNetworks.source().concepts();
    }

    @Override
    public Matrix activations(INDArray images, INDArray labels) {
      calls++;
      return TinyNetworks.source().activations(images, labels);
    }
  }

  private static final class ThreeRows implements ConceptActivationSource {
    @Override
    public String name() {
      return "three rows";
    }

    @Override
    public String identity() {
      return name();
    }

    @Override
    public Matrix activations(ProbeImages images, List<String> words) {
      return Matrix.zeros(3, words.size());
    }
  }
}
