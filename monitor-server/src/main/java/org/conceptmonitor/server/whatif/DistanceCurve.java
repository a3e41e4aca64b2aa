package org.conceptmonitor.server.whatif;

import java.util.ArrayList;
import java.util.List;
import org.conceptmonitor.server.store.Answer;

/**
 * d_anchor of each layer's living neurons at every epoch of which similarities are stored, at one
 * temperature: a curve of the thesis's ablation over temperatures.
 */
record DistanceCurve() implements Part {
  private static final List<Answer.Column> COLUMNS =
      List.of(
          new Answer.Column("epoch", Answer.Type.INT),
          new Answer.Column("layer", Answer.Type.TEXT),
          new Answer.Column("anchor_distance", Answer.Type.DOUBLE));

  @Override
  public List<Answer.Column> columns() {
    return COLUMNS;
  }

  @Override
  public List<List<Object>> rows(Evidence evidence) {
    List<List<Object>> rows = new ArrayList<>();
    List<Integer> epochs = evidence.epochs();
    if (!epochs.isEmpty()) {
      WordSpace words = evidence.words();
      for (int epoch : epochs) {
        for (Layer layer : evidence.layers(epoch)) {
          rows.add(List.of(epoch, layer.name(), distance(layer, evidence.settings(), words)));
        }
      }
    }
    return rows;
  }

  private static double distance(Layer layer, ChosenSettings settings, WordSpace words) {
    float[][] embeddings = words.embeddings(layer, settings);
    return words.anchors().over(Layer.select(embeddings, layer.living(embeddings)));
  }
}
