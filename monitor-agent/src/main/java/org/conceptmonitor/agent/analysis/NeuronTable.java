package org.conceptmonitor.agent.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.regularizer.interpret.NeuronReading;
import org.conceptmonitor.regularizer.interpret.NuisanceShare;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * What does each neuron detect, and where does it lie in the 2-D view?
 *
 * @param map the 2-D view
 */
record NeuronTable(ConceptMap map) implements Analysis {
  @Override
  public List<NeuronRow> rows(Snapshot snapshot) {
    return snapshot.layers().stream().flatMap(layer -> rows(snapshot.epoch(), layer)).toList();
  }

  private Stream<NeuronRow> rows(int epoch, NeuronConcepts layer) {
    int[] living = layer.living();
    Matrix livingPlaces = map.place(layer.embeddings().selectRows(living));
    float[] places = new float[2 * layer.neurons()];
    Arrays.fill(places, Float.NaN);
    for (int i = 0; i < living.length; i++) {
      System.arraycopy(livingPlaces.row(i), 0, places, 2 * living[i], 2);
    }
    return IntStream.range(0, layer.neurons())
        .mapToObj(neuron -> row(epoch, layer, neuron, places));
  }

  private static NeuronRow row(int epoch, NeuronConcepts layer, int neuron, float[] places) {
    Matrix activations = layer.layer().activations();
    NeuronReading reading = layer.readings().get(neuron);
    return new NeuronRow(
        epoch,
        layer.layer().layer(),
        neuron,
        reading.state().label(),
        reading.concept(),
        reading.similarity(),
        reading.pValue(),
        reading.firstHalf(),
        reading.secondHalf(),
        separatedByCommas(reading.conceptSet()),
        reading.nuisance().map(strongest -> strongest.nuisance().label()).orElse(""),
        reading.nuisance().map(NuisanceShare::share).orElse(Double.NaN),
        places[2 * neuron],
        places[2 * neuron + 1],
        mean(activations, neuron),
        max(activations, neuron));
  }

  private static String separatedByCommas(int[] concepts) {
    return IntStream.of(concepts).mapToObj(String::valueOf).collect(Collectors.joining(","));
  }

  private static float mean(Matrix activations, int neuron) {
    double sum = 0;
    for (int image = 0; image < activations.rows(); image++) {
      sum += activations.get(image, neuron);
    }
    return (float) (sum / activations.rows());
  }

  private static float max(Matrix activations, int neuron) {
    float max = Float.NEGATIVE_INFINITY;
    for (int image = 0; image < activations.rows(); image++) {
      max = Math.max(max, activations.get(image, neuron));
    }
    return max;
  }
}
