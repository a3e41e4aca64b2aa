package org.conceptmonitor.server.whatif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.conceptmonitor.agent.map.FittedMap;
import org.conceptmonitor.agent.protocol.ConceptRow;
import org.conceptmonitor.server.store.Answer;

/**
 * What each neuron would detect, and where it would lie in the 2-D view, in which it is placed as
 * the agent places it.
 *
 * @param epoch of which similarities are stored
 */
record NeuronLabels(int epoch) implements Part {
  private static final List<Answer.Column> COLUMNS =
      List.of(
          new Answer.Column("epoch", Answer.Type.INT),
          new Answer.Column("layer", Answer.Type.TEXT),
          new Answer.Column("neuron", Answer.Type.INT),
          new Answer.Column("state", Answer.Type.TEXT),
          new Answer.Column("concept", Answer.Type.INT),
          new Answer.Column("word", Answer.Type.TEXT),
          new Answer.Column("category", Answer.Type.TEXT),
          new Answer.Column("similarity", Answer.Type.FLOAT),
          new Answer.Column("p_value", Answer.Type.DOUBLE),
          new Answer.Column("x", Answer.Type.FLOAT),
          new Answer.Column("y", Answer.Type.FLOAT));

  private static final float[] NOWHERE = {Float.NaN, Float.NaN};

  @Override
  public List<Answer.Column> columns() {
    return COLUMNS;
  }

  @Override
  public List<List<Object>> rows(Evidence evidence) {
    Map<Integer, ConceptRow> concepts = evidence.concepts();
    List<Layer> layers = evidence.layers(epoch);
    WordSpace words = evidence.words();
    List<List<Object>> rows = new ArrayList<>();
    for (Layer layer : layers) {
      List<Label> labels = Label.of(layer.neurons(), evidence.settings());
      float[][] places = places(layer, evidence.settings(), words);
      for (int i = 0; i < places.length; i++) {
        Label label = labels.get(i);
        int neuron = layer.neurons().get(i).neuron();
        rows.add(row(layer.name(), neuron, label, concepts.get(label.concept()), places[i]));
      }
    }
    return rows;
  }

  private static float[][] places(Layer layer, ChosenSettings settings, WordSpace words) {
    float[][] places = new float[layer.neurons().size()][];
    Arrays.fill(places, NOWHERE);
    if (words.map().isPresent()) {
      FittedMap map = words.map().get();
      float[][] embeddings = words.embeddings(layer, settings);
      for (int neuron : layer.living(embeddings)) {
        places[neuron] = map.place(embeddings[neuron]);
      }
    }
    return places;
  }

  private List<Object> row(
      String layer, int neuron, Label label, ConceptRow concept, float[] place) {
    return Collections.unmodifiableList(
        Arrays.asList(
            epoch,
            layer,
            neuron,
            label.state(),
            label.concept(),
            concept == null ? null : concept.word(),
            concept == null ? null : concept.category(),
            label.similarity(),
            label.pValue(),
            place[0],
            place[1]));
  }
}
