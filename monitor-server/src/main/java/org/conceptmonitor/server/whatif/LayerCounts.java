package org.conceptmonitor.server.whatif;

import java.util.List;
import java.util.stream.IntStream;
import org.conceptmonitor.server.store.Answer;

/**
 * How many neurons of each layer would detect something, and d_anchor, over living and over
 * interpretable neurons.
 *
 * @param epoch of which similarities are stored
 */
record LayerCounts(int epoch) implements Part {
  private static final List<Answer.Column> COLUMNS =
      List.of(
          new Answer.Column("epoch", Answer.Type.INT),
          new Answer.Column("layer", Answer.Type.TEXT),
          new Answer.Column("neurons", Answer.Type.INT),
          new Answer.Column("living", Answer.Type.INT),
          new Answer.Column("interpretable", Answer.Type.INT),
          new Answer.Column("low_level", Answer.Type.INT),
          new Answer.Column("distinct_concepts", Answer.Type.INT),
          new Answer.Column("anchor_distance", Answer.Type.DOUBLE),
          new Answer.Column("anchor_distance_interpretable", Answer.Type.DOUBLE));

  @Override
  public List<Answer.Column> columns() {
    return COLUMNS;
  }

  @Override
  public List<List<Object>> rows(Evidence evidence) {
    List<Layer> layers = evidence.layers(epoch);
    WordSpace words = evidence.words();
    return layers.stream().map(layer -> row(layer, evidence.settings(), words)).toList();
  }

  private List<Object> row(Layer layer, ChosenSettings settings, WordSpace words) {
    List<Label> labels = Label.of(layer.neurons(), settings);
    float[][] embeddings = words.embeddings(layer, settings);
    int[] living = layer.living(embeddings);
    int[] interpretable =
        IntStream.range(0, labels.size()).filter(i -> labels.get(i).isConcept()).toArray();
    return List.of(
        epoch,
        layer.name(),
        labels.size(),
        living.length,
        interpretable.length,
        (int) labels.stream().filter(label -> label.state().equals(Label.LOW_LEVEL)).count(),
        (int) IntStream.of(interpretable).map(i -> labels.get(i).concept()).distinct().count(),
        words.anchors().over(Layer.select(embeddings, living)),
        words.anchors().over(Layer.select(embeddings, interpretable)));
  }
}
