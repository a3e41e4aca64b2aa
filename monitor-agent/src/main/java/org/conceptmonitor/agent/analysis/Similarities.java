package org.conceptmonitor.agent.analysis;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.HalfFloats;
import org.conceptmonitor.agent.protocol.SimilarityRow;
import org.conceptmonitor.regularizer.interpret.Calibration;
import org.conceptmonitor.regularizer.interpret.LayerReading;
import org.conceptmonitor.regularizer.interpret.NeuronReading;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * What would each neuron detect under another threshold, false discovery rate or temperature? All
 * its similarities by one detector, and the evidence of the rule, from which the server tells.
 */
final class Similarities implements Analysis {
  /* The smallest magnitude of a 16-bit float: only the greatest similarity differs by 0. */
  private static final float LEAST_DIFFERENCE = 0x1p-24f;

  private final String detector;
  private final Function<NeuronConcepts, LayerReading> reading;

  private Similarities(String detector, Function<NeuronConcepts, LayerReading> reading) {
    this.detector = detector;
    this.reading = reading;
  }

  /** By the detector that the snapshot is read with. */
  static Similarities own(Interpretation interpretation) {
    return new Similarities(interpretation.detector().name(), NeuronConcepts::reading);
  }

  /** By another detector, which reads the same activations once more. */
  static Similarities by(Interpretation other, ConceptSpace space) {
    Calibration calibration = other.calibrate(space);
    return new Similarities(
        other.detector().name(), layer -> calibration.read(space.probe(layer.layer())));
  }

  @Override
  public List<SimilarityRow> rows(Snapshot snapshot) {
    return snapshot.layers().stream()
        .flatMap(layer -> rows(snapshot.epoch(), layer.layer().layer(), reading.apply(layer)))
        .toList();
  }

  private Stream<SimilarityRow> rows(int epoch, String layer, LayerReading read) {
    return IntStream.range(0, read.neurons().size())
        .mapToObj(neuron -> row(epoch, layer, neuron, read));
  }

  private SimilarityRow row(int epoch, String layer, int neuron, LayerReading read) {
    NeuronReading evidence = read.neurons().get(neuron);
    float greatest = greatest(read.similarity(), neuron);
    return new SimilarityRow(
        epoch,
        layer,
        neuron,
        detector,
        evidence.state().label(),
        evidence.concept(),
        evidence.similarity(),
        evidence.pValue(),
        evidence.replicated() ? 1 : 0,
        evidence.rawPValue(),
        greatest,
        HalfFloats.encode(differences(read.similarity().row(neuron), greatest)));
  }

  private static float greatest(Matrix similarity, int neuron) {
    float greatest = Float.NaN;
    for (int concept = 0; concept < similarity.columns(); concept++) {
      float value = similarity.get(neuron, concept);
      greatest = value > greatest || Float.isNaN(greatest) ? value : greatest;
    }
    return greatest;
  }

  private static float[] differences(float[] similarities, float greatest) {
    float[] differences = new float[similarities.length];
    for (int concept = 0; concept < differences.length; concept++) {
      float difference = similarities[concept] - greatest;
      differences[concept] = difference < 0 ? Math.min(difference, -LEAST_DIFFERENCE) : difference;
    }
    return differences;
  }
}
