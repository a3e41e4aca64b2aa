package org.conceptmonitor.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.TextEncoder;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.adapter.SingletonDataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

class HeldOutProbeSetTest {
  private static final List<String> CLASSES = List.of("bird", "space ship");
  private static final float[][] LABELS = {{0, 1}, {1, 0}, {0, 1}};

  @Test
  void classesAreTheConceptsAndCaptions() {
    ProbeSet probes = HeldOutProbeSet.builder(images()).classNames(CLASSES).build();
    assertThat(probes.concepts().concepts())
        .containsExactly(
            new Concept("bird", ConceptCategory.OBJECT),
            new Concept("space ship", ConceptCategory.UNCATEGORISED));
    assertThat(probes.conceptActivations().values()).containsExactly(0, 1, 1, 0, 0, 1);
    assertThat(probes.caption(1)).isEqualTo("bird");
    assertThat(probes.name()).isEqualTo("held-out images (3 images, 2 x 3 x 4), class labels");
    assertThat(probes.masks()).isEmpty();
  }

  @Test
  void pixelsAreReadBackChannelByChannel() {
    ProbeSet probes = HeldOutProbeSet.builder(images()).classNames(CLASSES).build();
    for (int image = 0; image < 3; image++) {
      assertThat(probes.pixels(image)).isEqualTo(expected(image));
    }
  }

  @Test
  void laterChangesToTheDataLeaveTheImagesAlone() {
    DataSet data = images();
    ProbeSet probes = HeldOutProbeSet.builder(data).classNames(CLASSES).build();
    data.getFeatures().assign(0);
    assertThat(probes.pixels(2)).isEqualTo(expected(2));
  }

  @Test
  void channelsThatComeLastArePutFirst() {
    DataSet last = new DataSet(features().permute(0, 2, 3, 1), labels());
    ProbeSet probes =
        HeldOutProbeSet.builder(last).classNames(CLASSES).shape(new ImageShape(2, 3, 4)).build();
    assertThat(probes.pixels(1)).isEqualTo(expected(1));
  }

  @Test
  void flatRowsOfBytesAreRead() {
    DataSet flat = new DataSet(features().mul(255).reshape(3, 24), labels());
    ProbeSet probes =
        HeldOutProbeSet.builder(flat)
            .classNames(CLASSES)
            .shape(new ImageShape(2, 3, 4))
            .white(255)
            .build();
    assertThat(probes.pixels(2)).containsExactly(expected(2), within(1e-6f));
  }

  @Test
  void anIteratorIsReadFromItsBeginningAndLeftThere() {
    DataSetIterator iterator = new SingletonDataSetIterator(images());
    iterator.next();
    ProbeSet probes = HeldOutProbeSet.builder(iterator).classNames(CLASSES).limit(2).build();
    assertThat(probes.size()).isEqualTo(2);
    assertThat(probes.pixels(0)).isEqualTo(expected(0));
    assertThat(iterator.hasNext()).isTrue();
  }

  @Test
  void wordsAreRatedByTheirCosineWithTheClassName() {
    ConceptSet words =
        new ConceptSet(
            "own",
            List.of(
                new Concept("feathers", ConceptCategory.PART),
                new Concept("rocket", ConceptCategory.OBJECT)));
    ProbeSet probes =
        HeldOutProbeSet.builder(images())
            .name("made")
            .classNames(CLASSES)
            .similarTo(words, new PlaneEncoder())
            .build();
    assertThat(probes.concepts()).isSameAs(words);
    float[] ship = {-0.6f, 0.8f};
    assertThat(probes.conceptActivations().row(0)).containsExactly(ship, within(1e-6f));
    assertThat(probes.conceptActivations().row(1))
        .containsExactly(new float[] {0.8f, 0.6f}, within(1e-6f));
    assertThat(probes.conceptActivations().row(2)).containsExactly(ship, within(1e-6f));
    assertThat(probes.name())
        .isEqualTo("made (3 images, 2 x 3 x 4), class-label text similarity to own by plane");
    assertThat(probes.caption(0)).isEqualTo("space ship");
  }

  @Test
  void valuesOutsideTheRangeAreRefusedWithTheImage() {
    DataSet normalized = new DataSet(features().sub(0.5), labels());
    assertThatThrownBy(() -> HeldOutProbeSet.builder(normalized).classNames(CLASSES).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("image 0", "-0.5", "before any normalization", "white(...)");
  }

  @Test
  void aPixelThatIsNotANumberIsRefused() {
    INDArray broken = features();
    broken.putScalar(new int[] {1, 0, 0, 0}, Float.NaN);
    DataSet data = new DataSet(broken, labels());
    assertThatThrownBy(() -> HeldOutProbeSet.builder(data).classNames(CLASSES).build())
        .hasMessageContainingAll("image 1", "NaN");
  }

  @Test
  void aWrongNumberOfClassNamesIsRefused() {
    assertThatThrownBy(() -> HeldOutProbeSet.builder(images()).classNames(List.of("bird")).build())
        .hasMessageContainingAll("2 columns", "1 class names");
    assertThatThrownBy(() -> HeldOutProbeSet.builder(images()).build())
        .hasMessageContaining("call classNames(...)");
  }

  @Test
  void labelsThatAreNotOneHotAreRefusedWithTheImage() {
    DataSet soft = new DataSet(features(), labels().mul(0.5));
    assertThatThrownBy(() -> HeldOutProbeSet.builder(soft).classNames(CLASSES).build())
        .hasMessageContainingAll("image 0", "[0.0, 0.5]", "one-hot");
    DataSet none = new DataSet(features(), null);
    assertThatThrownBy(() -> HeldOutProbeSet.builder(none).classNames(CLASSES).build())
        .hasMessageContaining("has no labels");
  }

  @Test
  void flatRowsWithoutAShapeAreRefused() {
    DataSet flat = new DataSet(features().reshape(3, 24), labels());
    assertThatThrownBy(() -> HeldOutProbeSet.builder(flat).classNames(CLASSES).build())
        .hasMessageContainingAll("[3, 24]", "shape(...)");
  }

  @Test
  void aShapeThatTheDataDoesNotHaveIsRefused() {
    assertThatThrownBy(
            () ->
                HeldOutProbeSet.builder(images())
                    .classNames(CLASSES)
                    .shape(new ImageShape(2, 5, 4))
                    .build())
        .hasMessageContainingAll("[3, 2, 3, 4]", "2 x 5 x 4");
  }

  @Test
  void thumbnailsOfAnyNumberOfChannelsAreDrawn() {
    ProbeSet probes = HeldOutProbeSet.builder(images()).classNames(CLASSES).build();
    assertThat(probes.thumbnail(0)).isNotEmpty();
  }

  @Test
  void severalThreadsReadTheSameImages() {
    ProbeSet probes = HeldOutProbeSet.builder(images()).classNames(CLASSES).build();
    assertThat(IntStream.range(0, 3000).parallel().mapToObj(i -> probes.pixels(i % 3)[5]).toList())
        .startsWith(expected(0)[5], expected(1)[5], expected(2)[5])
        .containsOnly(expected(0)[5], expected(1)[5], expected(2)[5]);
  }

  private static DataSet images() {
    return new DataSet(features(), labels());
  }

  private static INDArray features() {
    return Nd4j.arange(72).castTo(DataType.FLOAT).divi(72).reshape(3, 2, 3, 4);
  }

  private static INDArray labels() {
    return Nd4j.createFromArray(LABELS);
  }

  private static float[] expected(int image) {
    float[] pixels = new float[24];
    for (int i = 0; i < 24; i++) {
      pixels[i] = (image * 24 + i) / 72f;
    }
    return pixels;
  }

  /** Words as directions in the plane. */
  private record PlaneEncoder() implements TextEncoder {
    private static final Map<String, float[]> VECTORS =
        Map.of(
            "bird", new float[] {1, 0},
            "space ship", new float[] {0, 1},
            "feathers", new float[] {0.8f, -0.6f},
            "rocket", new float[] {0.6f, 0.8f});

    @Override
    public String name() {
      return "plane";
    }

    @Override
    public int width() {
      return 2;
    }

    @Override
    public Matrix encode(List<String> words) {
      float[] values = new float[2 * words.size()];
      for (int i = 0; i < words.size(); i++) {
        System.arraycopy(VECTORS.get(words.get(i)), 0, values, 2 * i, 2);
      }
      return Matrix.of(words.size(), 2, values);
    }
  }
}
