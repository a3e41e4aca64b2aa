package org.conceptmonitor.examples.regularizer;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.conceptmonitor.regularizer.dl4j.ConceptDiversity;
import org.conceptmonitor.regularizer.dl4j.DiversityStep;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;

/**
 * The norm of a term's gradient in units of the loss's, both where they meet, at each step. As a
 * listener it collects those of a {@link ConceptDiversity}. For one thread.
 */
final class GradientRatios extends BaseTrainingListener {
  private final List<Double> ratios = new ArrayList<>();

  @Override
  public void iterationDone(Model model, int iteration, int epoch) {
    for (DiversityStep step : ConceptDiversity.latestSteps((ComputationGraph) model)) {
      add(step.gradientNorm(), step.lossGradientNorm());
    }
  }

  /** Adds a step; one without a gradient of the loss has no ratio. */
  void add(double termNorm, double lossNorm) {
    if (lossNorm > 0) {
      ratios.add(termNorm / lossNorm);
    }
  }

  /**
   * A percentile of the ratios.
   *
   * @param percent above 0, at most 100
   * @return 0 if no gradient was ever added
   */
  double percentile(double percent) {
    double[] values = ratios.stream().mapToDouble(Double::doubleValue).toArray();
    return values.length == 0 ? 0 : StatUtils.percentile(values, percent);
  }
}
