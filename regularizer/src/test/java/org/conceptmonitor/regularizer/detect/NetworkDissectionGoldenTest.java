package org.conceptmonitor.regularizer.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.assertj.core.data.Offset;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkDissectionGoldenTest {
  private static final Golden GOLDEN = Golden.open("netdissect");
  private static final ConceptCategory[] CATEGORIES = {
    ConceptCategory.OBJECT, ConceptCategory.PART, ConceptCategory.COLOR, ConceptCategory.SCENE
  };
  private static final int IMAGES = 20;
  private static final int NEURONS = 8;
  private static final int LABELS = 13;
  private static final int SIZE = 28;
  private static final int PIXELS = SIZE * SIZE;
  private static final Offset<Double> FLOAT32 = within(1e-5);

  private final ActivationMaps maps =
      new MapsInMemory(IMAGES, NEURONS, 7, 7, GOLDEN.floats("activations"));
  private final ConceptMasks masks = new LabelledPixels();

  @ParameterizedTest
  @ValueSource(strings = {"0.005", "0.04"})
  void thresholdsAreThePublishedCodesQuantiles(String share) {
    double[] thresholds = MapThresholds.of(maps, Double.parseDouble(share));
    double[] candidates = GOLDEN.doubles("threshold_candidates_q" + share);
    double[] published = GOLDEN.doubles("threshold_q" + share);
    for (int neuron = 0; neuron < NEURONS; neuron++) {
      assertThat(thresholds[neuron]).isCloseTo(candidates[neuron], within(1e-9));
      double other = candidates[NEURONS + neuron];
      assertThat(
              Math.min(
                  Math.abs(published[neuron] - thresholds[neuron]),
                  Math.abs(published[neuron] - other)))
          .isLessThan(1e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.005", "0.04"})
  void quantilesAreHazens(String share) {
    assertThat(MapThresholds.atLevel(maps, 1 - Double.parseDouble(share)))
        .containsExactly(GOLDEN.doubles("threshold_hazen_q" + share), within(1e-9));
  }

  @Test
  void upsampledMapsEqualThePublishedCodes() {
    float[] expected = GOLDEN.floats("upsampled_lite_unit0");
    Upsampling upsampling = new Upsampling(7, 7, SIZE, SIZE);
    float[] map = new float[49];
    float[] upsampled = new float[PIXELS];
    for (int image = 0; image < IMAGES; image++) {
      maps.read(image, 0, map);
      upsampling.apply(map, upsampled);
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        assertThat((double) upsampled[pixel]).isCloseTo(expected[image * PIXELS + pixel], FLOAT32);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.005", "0.04"})
  void activePixelsEqualThePublishedCodes(String share) {
    byte[] expected = GOLDEN.bits("mask_q" + share);
    double[] tally = GOLDEN.doubles("tally_units_q" + share);
    double[] total = new double[NEURONS];
    ActivePixels active = new ActivePixels(maps, SIZE, SIZE, GOLDEN.doubles("threshold_q" + share));
    for (int plane = 0; plane < IMAGES * NEURONS; plane++) {
      BitSet pixels = active.of(plane / NEURONS, plane % NEURONS);
      total[plane % NEURONS] += pixels.cardinality();
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        assertThat(pixels.get(pixel)).isEqualTo(expected[plane * PIXELS + pixel] != 0);
      }
    }
    assertThat(total).containsExactly(tally);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.005", "0.04"})
  void talliesEqualThePublishedCodes(String share) {
    MaskTally tally = MaskTally.of(maps, masks, GOLDEN.doubles("threshold_q" + share));
    double[] shown = GOLDEN.doubles("tally_labels_q" + share);
    double[] both = GOLDEN.doubles("tally_both_q" + share);
    double[] active = GOLDEN.doubles("tally_units_cat_q" + share);
    for (int neuron = 0; neuron < NEURONS; neuron++) {
      for (int label = 1; label < LABELS; label++) {
        assertThat((double) tally.shown(label - 1)).isEqualTo(shown[label]);
        assertThat((double) tally.both(neuron, label - 1)).isEqualTo(both[neuron * LABELS + label]);
      }
      for (int category = 0; category < CATEGORIES.length; category++) {
        assertThat((double) tally.active(neuron, CATEGORIES[category]))
            .isEqualTo(active[neuron * CATEGORIES.length + category]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.005", "0.04"})
  void iouEqualsThePublishedCodes(String share) {
    double[] thresholds = GOLDEN.doubles("threshold_q" + share);
    assertIou(MaskTally.of(maps, masks, thresholds).intersectionOverUnion(), share);
  }

  private static void assertIou(Matrix iou, String share) {
    double[] expected = GOLDEN.doubles("iou_q" + share);
    for (int neuron = 0; neuron < NEURONS; neuron++) {
      for (int label = 1; label < LABELS; label++) {
        assertThat((double) iou.get(neuron, label - 1))
            .isCloseTo(expected[neuron * LABELS + label], within(1e-7));
      }
    }
  }

  /** The reference's labels: three layers of pixel labels and one scene an image; 0 is none. */
  private static final class LabelledPixels implements ConceptMasks {
    private final short[] labels = GOLDEN.shorts("pixel_labels");
    private final int[] scenes = GOLDEN.ints("scene_label");
    private final ConceptSet concepts = readConcepts();

    private static ConceptSet readConcepts() {
      int[] categories = GOLDEN.ints("label_category");
      List<Concept> concepts = new ArrayList<>();
      for (int label = 1; label < LABELS; label++) {
        concepts.add(new Concept("label " + label, CATEGORIES[categories[label]]));
      }
      return new ConceptSet("reference", concepts);
    }

    @Override
    public int images() {
      return IMAGES;
    }

    @Override
    public int height() {
      return SIZE;
    }

    @Override
    public int width() {
      return SIZE;
    }

    @Override
    public ConceptSet concepts() {
      return concepts;
    }

    @Override
    public BitSet mask(int image, int concept) {
      BitSet mask = new BitSet(PIXELS);
      if (scenes[image] == concept + 1) {
        mask.set(0, PIXELS);
      }
      for (int i = 0; i < 3 * PIXELS; i++) {
        if (labels[image * 3 * PIXELS + i] == concept + 1) {
          mask.set(i % PIXELS);
        }
      }
      return mask;
    }
  }
}
