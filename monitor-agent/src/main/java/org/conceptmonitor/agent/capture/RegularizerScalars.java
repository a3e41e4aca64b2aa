package org.conceptmonitor.agent.capture;

import java.util.ArrayList;
import java.util.List;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.regularizer.dl4j.DiversityStep;

/**
 * What the concept diversity term did in a training iteration: the score's two parts, L_std and
 * beta d_anchor, and how strongly either pulls at each regularized layer.
 */
final class RegularizerScalars {
  private RegularizerScalars() {}

  /**
   * The rows of an iteration that is done.
   *
   * @param step number of the iteration, from 1
   * @param epoch completed epochs
   * @throws IllegalStateException if the network's newest terms are of another iteration
   */
  static List<ScalarRow> rows(NetworkView network, long step, int epoch) {
    List<DiversityStep> steps = network.diversitySteps();
    requirePresent(steps, step);
    long now = System.currentTimeMillis();
    List<ScalarRow> rows = new ArrayList<>();
    double loss = network.score() - steps.stream().mapToDouble(RegularizerScalars::added).sum();
    rows.add(new ScalarRow("regularizer/loss", step, epoch, now, loss));
    for (DiversityStep layer : steps) {
      rows.add(row("term", layer, step, epoch, now, layer.term()));
      rows.add(row("anchor_distance", layer, step, epoch, now, layer.anchorDistance()));
      rows.add(row("gradient_norm", layer, step, epoch, now, layer.gradientNorm()));
      rows.add(row("loss_gradient_norm", layer, step, epoch, now, layer.lossGradientNorm()));
    }
    return rows;
  }

  /* Where d_anchor is NaN the term was skipped. */
  private static double added(DiversityStep layer) {
    return Double.isNaN(layer.anchorDistance()) ? 0 : layer.term();
  }

  private static ScalarRow row(
      String what, DiversityStep layer, long step, int epoch, long now, double value) {
    String tag = "regularizer/%s/%s".formatted(what, layer.layer());
    return new ScalarRow(tag, step, epoch, now, value);
  }

  private static void requirePresent(List<DiversityStep> steps, long step) {
    if (steps.isEmpty() || steps.stream().anyMatch(layer -> layer.iteration() + 1L != step)) {
      throw new IllegalStateException(
          "the network has no term of iteration %d, its newest are %s".formatted(step, steps));
    }
  }
}
