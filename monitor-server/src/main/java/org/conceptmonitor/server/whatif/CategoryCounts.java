package org.conceptmonitor.server.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.conceptmonitor.agent.protocol.ConceptRow;
import org.conceptmonitor.server.store.Answer;

/**
 * How many neurons of each layer would detect a concept of each category, and how many would be
 * low-level.
 *
 * @param epoch of which similarities are stored
 */
record CategoryCounts(int epoch) implements Part {
  private static final List<Answer.Column> COLUMNS =
      List.of(
          new Answer.Column("epoch", Answer.Type.INT),
          new Answer.Column("layer", Answer.Type.TEXT),
          new Answer.Column("category", Answer.Type.TEXT),
          new Answer.Column("neurons", Answer.Type.INT));

  @Override
  public List<Answer.Column> columns() {
    return COLUMNS;
  }

  @Override
  public List<List<Object>> rows(Evidence evidence) {
    Map<Integer, ConceptRow> concepts = evidence.concepts();
    List<List<Object>> rows = new ArrayList<>();
    for (Layer layer : evidence.layers(epoch)) {
      counts(Label.of(layer.neurons(), evidence.settings()), concepts)
          .forEach((category, count) -> rows.add(List.of(epoch, layer.name(), category, count)));
    }
    return rows;
  }

  private static Map<String, Integer> counts(
      List<Label> labels, Map<Integer, ConceptRow> concepts) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Label label : labels) {
      ConceptRow concept = concepts.get(label.concept());
      if (label.isConcept() && concept != null) {
        counts.merge(concept.category(), 1, Integer::sum);
      } else if (label.state().equals(Label.LOW_LEVEL)) {
        counts.merge(Label.LOW_LEVEL, 1, Integer::sum);
      }
    }
    return counts;
  }
}
