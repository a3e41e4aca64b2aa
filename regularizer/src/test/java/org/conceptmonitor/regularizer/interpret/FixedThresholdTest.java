package org.conceptmonitor.regularizer.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.api.Test;

class FixedThresholdTest {
  private static final RandomProbe PROBE = RandomProbe.of(200, 6, 2);

  @Test
  void theBestSimilarityAboveTheThresholdIsAConcept() {
    Matrix activations = PROBE.conceptNeurons(3);
    Matrix similarity =
        new CosCubed().similarity(LayerProbe.of(activations, PROBE.conceptActivations()));
    LayerReading reading = read(0.5, activations);
    assertThat(reading.similarity().values()).isEqualTo(similarity.values());
    assertThat(reading.count(NeuronState.CONCEPT)).isBetween(1, 5);
    for (NeuronReading neuron : reading.neurons()) {
      assertThat(neuron.state() == NeuronState.CONCEPT).isEqualTo(neuron.similarity() > 0.5);
      assertThat(neuron.pValue()).isNaN();
      assertThat(neuron.firstHalf()).isEqualTo(-1);
    }
  }

  @Test
  void aNeuronOfBrightnessPassesHere() {
    assertThat(read(0.1, PROBE.nuisanceNeurons()).count(NeuronState.CONCEPT)).isPositive();
  }

  @Test
  void deadNeuronsAreDeadAndNaNIsShown() {
    NeuronReading dead = read(-1, PROBE.constantNeurons(0, 2)).neurons().get(1);
    assertThat(dead.state()).isEqualTo(NeuronState.DEAD);
    NeuronReading diverged = read(-1, PROBE.constantNeurons(Float.NaN, 2)).neurons().get(0);
    assertThat(diverged.state()).isEqualTo(NeuronState.NONE);
    assertThat(diverged.similarity()).isNaN();
    assertThat(diverged.concept()).isEqualTo(-1);
  }

  @Test
  void aLabelChangesOnlyToOneThatCouldBeToldApart() {
    assertThat(labelled(3).labelDiffersFrom(labelled(4))).isTrue();
    assertThat(labelled(3).labelDiffersFrom(labelled(1, 3))).isFalse();
    assertThat(labelled(1, 3, 9).labelDiffersFrom(labelled(2, 9))).isFalse();
    assertThat(labelled(1, 3, 9).labelDiffersFrom(labelled(2, 8))).isTrue();
    assertThat(labelled(3).labelDiffersFrom(labelled())).isFalse();
  }

  private static NeuronReading labelled(int... conceptSet) {
    NeuronReading dead = NeuronReading.dead();
    return new NeuronReading(
        NeuronState.CONCEPT,
        -1,
        Float.NaN,
        Double.NaN,
        -1,
        -1,
        dead.nuisance(),
        conceptSet,
        false,
        Double.NaN);
  }

  private static LayerReading read(double threshold, Matrix activations) {
    return new FixedThreshold(threshold)
        .calibrate(new CosCubed(), PROBE.conceptActivations(), PROBE.nuisances())
        .read(LayerProbe.of(activations, PROBE.conceptActivations()));
  }
}
