package org.conceptmonitor.server.whatif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.conceptmonitor.server.store.Answer;

/**
 * How many neurons of each layer would detect a concept at each of many thresholds, evenly from the
 * least to the greatest similarity of a neuron's best concept: the thesis's ablation over tau.
 *
 * @param epoch of which similarities are stored
 */
record ThresholdCurve(int epoch) implements Part {
  private static final int STEPS = 100;

  private static final List<Answer.Column> COLUMNS =
      List.of(
          new Answer.Column("threshold", Answer.Type.DOUBLE),
          new Answer.Column("layer", Answer.Type.TEXT),
          new Answer.Column("neurons", Answer.Type.INT),
          new Answer.Column("interpretable", Answer.Type.INT));

  @Override
  public List<Answer.Column> columns() {
    return COLUMNS;
  }

  @Override
  public List<List<Object>> rows(Evidence evidence) {
    ChosenSettings settings = evidence.settings();
    List<Layer> layers = evidence.layers(epoch);
    List<List<Label>> above =
        layers.stream().map(layer -> Label.of(layer.neurons(), settings.anyThreshold())).toList();
    List<List<Object>> rows = new ArrayList<>();
    for (double threshold : thresholds(above, settings.threshold())) {
      for (int i = 0; i < layers.size(); i++) {
        rows.add(
            List.of(
                threshold,
                layers.get(i).name(),
                above.get(i).size(),
                interpretable(above.get(i), threshold)));
      }
    }
    return rows;
  }

  private static int interpretable(List<Label> above, double threshold) {
    return (int)
        above.stream().filter(label -> label.isConcept() && label.similarity() > threshold).count();
  }

  private static double[] thresholds(List<List<Label>> labels, double own) {
    double[] similarities =
        labels.stream()
            .flatMap(List::stream)
            .mapToDouble(Label::similarity)
            .filter(Double::isFinite)
            .toArray();
    double least = Arrays.stream(similarities).min().orElse(own);
    double greatest = Arrays.stream(similarities).max().orElse(own);
    return DoubleStream.iterate(0, step -> step <= STEPS, step -> step + 1)
        .map(step -> least + (greatest - least) * step / STEPS)
        .toArray();
  }
}
