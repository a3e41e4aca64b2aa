package org.conceptmonitor.regularizer.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.api.Test;

class ReplicatedRuleTest {
  private static final int IMAGES = 601;
  private static final RandomProbe PROBE = RandomProbe.of(IMAGES, 24, 5);
  private static final ReplicatedRule RULE = ReplicatedRule.above(0.2);

  @Test
  void aNeuronThatFollowsAConceptDetectsIt() {
    LayerReading reading = read(new CosCubed(), PROBE.conceptNeurons(0));
    for (int concept = 0; concept < PROBE.concepts(); concept++) {
      NeuronReading neuron = reading.neurons().get(concept);
      assertThat(neuron.state()).isEqualTo(NeuronState.CONCEPT);
      assertThat(neuron.concept()).isEqualTo(concept);
      assertThat(neuron.firstHalf()).isEqualTo(concept);
      assertThat(neuron.secondHalf()).isEqualTo(concept);
      assertThat(neuron.conceptSet()).containsExactly(concept);
      assertThat(neuron.similarity()).isGreaterThan(0.9f);
      assertThat(neuron.pValue()).isLessThan(0.05);
      assertThat(neuron.nuisance()).isEmpty();
    }
  }

  @Test
  void aConceptUnderThreeTimesANuisanceIsStillFound() {
    LayerReading reading = read(new CosCubed(), PROBE.conceptNeurons(3));
    for (int concept = 0; concept < PROBE.concepts(); concept++) {
      assertThat(reading.neurons().get(concept).concept()).isEqualTo(concept);
    }
    assertThat(reading.count(NeuronState.CONCEPT)).isEqualTo(PROBE.concepts());
  }

  @Test
  void aNeuronOfNuisancesIsLowLevelAndTheNuisanceIsNamed() {
    LayerReading reading = read(new CosCubed(), PROBE.nuisanceNeurons());
    for (Nuisance nuisance : Nuisance.values()) {
      NeuronReading neuron =
          reading.neurons().get(Arrays.asList(Nuisance.values()).indexOf(nuisance));
      assertThat(neuron.state()).isEqualTo(NeuronState.LOW_LEVEL);
      assertThat(neuron.concept()).isEqualTo(-1);
      assertThat(neuron.nuisance().orElseThrow().nuisance()).isEqualTo(nuisance);
      assertThat(neuron.nuisance().orElseThrow().share()).isCloseTo(1, within(1e-4));
      assertThat(neuron.conceptSet()).isEmpty();
    }
  }

  @Test
  void aDeadNeuronIsDeadWhateverItsConstant() {
    LayerReading reading = read(new CosCubed(), PROBE.constantNeurons(0, 1.5f));
    assertThat(reading.neurons())
        .allSatisfy(
            neuron -> {
              assertThat(neuron.state()).isEqualTo(NeuronState.DEAD);
              assertThat(neuron.concept()).isEqualTo(-1);
              assertThat(neuron.similarity()).isNaN();
              assertThat(neuron.pValue()).isNaN();
            });
  }

  @Test
  void aNeuronThatDivergedShowsNaNAndLeavesTheOthersAlone() {
    Matrix whole = PROBE.conceptNeurons(0);
    List<NeuronReading> expected = read(new CosCubed(), whole).neurons();
    for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      Matrix broken = Matrix.of(IMAGES, whole.columns(), whole.values().clone());
      broken.values()[7 * whole.columns() + 2] = value;
      List<NeuronReading> neurons = read(new CosCubed(), broken).neurons();
      assertThat(neurons.get(2).state()).isEqualTo(NeuronState.NONE);
      assertThat(neurons.get(2).concept()).isEqualTo(-1);
      assertThat(neurons.get(2).similarity()).isNaN();
      assertThat(neurons.get(3).concept()).isEqualTo(expected.get(3).concept());
      assertThat(neurons.get(3).similarity()).isEqualTo(expected.get(3).similarity());
      assertThat(neurons.get(3).state()).isEqualTo(NeuronState.CONCEPT);
    }
  }

  @Test
  void aWholeLayerOfNaNIsRead() {
    Matrix nan = PROBE.constantNeurons(Float.NaN, Float.NaN);
    assertThat(read(new CosCubed(), nan).neurons())
        .extracting(NeuronReading::state)
        .containsOnly(NeuronState.NONE);
  }

  @Test
  void aliasesAreOneConceptForTheHalvesAndShareAConceptSet() {
    RandomProbe twins = PROBE.withTwinOf(3, 0.02);
    LayerReading reading =
        RULE.calibrate(new CosCubed(), twins.conceptActivations(), twins.nuisances())
            .read(
                LayerProbe.of(twins.between(3, twins.concepts() - 1), twins.conceptActivations()));
    NeuronReading neuron = reading.neurons().get(0);
    assertThat(neuron.state()).isEqualTo(NeuronState.CONCEPT);
    assertThat(neuron.conceptSet()).containsExactly(3, twins.concepts() - 1);
  }

  @Test
  void aConceptThatIsMostlyBrightnessIsNobodysConcept() {
    RandomProbe dark = PROBE.withConceptLike(Nuisance.BRIGHTNESS);
    LayerReading reading =
        RULE.calibrate(new CosCubed(), dark.conceptActivations(), dark.nuisances())
            .read(LayerProbe.of(dark.conceptNeurons(0), dark.conceptActivations()));
    NeuronReading neuron = reading.neurons().get(dark.concepts() - 1);
    assertThat(neuron.state()).isEqualTo(NeuronState.LOW_LEVEL);
    assertThat(neuron.nuisance().orElseThrow().nuisance()).isEqualTo(Nuisance.BRIGHTNESS);
    assertThat(reading.count(NeuronState.CONCEPT)).isEqualTo(PROBE.concepts());
  }

  @Test
  void theSimilarityHandedOnIsTheDetectorsOwn() {
    Matrix activations = PROBE.conceptNeurons(3);
    float[] expected =
        new CosCubed().similarity(LayerProbe.of(activations, PROBE.conceptActivations())).values();
    assertThat(read(new CosCubed(), activations).similarity().values())
        .containsExactly(expected, within(1e-5f));
  }

  @Test
  void theSameSeedGivesTheSameReading() {
    Matrix activations = PROBE.noise(40, 3);
    assertThat(read(new CosCubed(), activations).neurons())
        .usingRecursiveComparison()
        .isEqualTo(read(new CosCubed(), activations).neurons());
  }

  @Test
  void aDetectorWithoutDirectionsIsReadAlike() {
    ConceptDetector detector = new WithoutDirections(new CosCubed());
    LayerReading concepts = read(detector, PROBE.conceptNeurons(3));
    assertThat(concepts.count(NeuronState.CONCEPT)).isEqualTo(PROBE.concepts());
    LayerReading nuisances = read(detector, PROBE.nuisanceNeurons());
    assertThat(nuisances.count(NeuronState.CONCEPT)).isZero();
    LayerReading noise = read(detector, PROBE.noise(40, 3));
    assertThat(noise.count(NeuronState.CONCEPT)).isZero();
  }

  @Test
  void probesOfOtherSizesAreRefusedWithBothSizes() {
    Calibration calibration =
        RULE.calibrate(new CosCubed(), PROBE.conceptActivations(), PROBE.nuisances());
    RandomProbe other = RandomProbe.of(50, 24, 5);
    assertThatThrownBy(
            () ->
                calibration.read(
                    LayerProbe.of(other.conceptNeurons(0), other.conceptActivations())))
        .hasMessageContaining("calibrated on 601 images, the layer was read on 50");
    assertThatThrownBy(
            () -> RULE.calibrate(new CosCubed(), other.conceptActivations(), PROBE.nuisances()))
        .hasMessageContaining("concept activations have 50 images, nuisances 601");
    RandomProbe small = RandomProbe.of(20, 3, 1);
    assertThatThrownBy(
            () -> RULE.calibrate(new CosCubed(), small.conceptActivations(), small.nuisances()))
        .hasMessageContaining("take more images or a fixed threshold");
  }

  @Test
  void valuesThatMakeNoRuleAreRefused() {
    assertThatThrownBy(() -> ReplicatedRule.above(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new ReplicatedRule(0.2, 1.5, 1))
        .hasMessageContaining("false discovery rate is 1.5");
    assertThatThrownBy(() -> new FixedThreshold(Double.POSITIVE_INFINITY))
        .hasMessageContaining("Infinity");
  }

  private static LayerReading read(ConceptDetector detector, Matrix activations) {
    return RULE.calibrate(detector, PROBE.conceptActivations(), PROBE.nuisances())
        .read(LayerProbe.of(activations, PROBE.conceptActivations()));
  }

  private record WithoutDirections(CosCubed detector) implements ConceptDetector {
    @Override
    public String name() {
      return detector.name();
    }

    @Override
    public double defaultThreshold() {
      return detector.defaultThreshold();
    }

    @Override
    public Matrix similarity(LayerProbe probe) {
      return detector.similarity(probe);
    }
  }
}
