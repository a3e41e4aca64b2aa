package org.conceptmonitor.server.whatif;

import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.stream.Collectors;
import org.conceptmonitor.agent.protocol.DetectorRow;

/**
 * A choice completed by what the agent had.
 *
 * @param detector whose similarities
 * @param rule which neurons detect a concept
 * @param threshold tau
 * @param rate bound of the false discovery rate
 * @param temperature of the softmax
 */
record ChosenSettings(
    String detector, Rule rule, double threshold, double rate, double temperature) {
  private static final double USUAL_RATE = 0.05;

  /**
   * Completes a choice.
   *
   * @throws HttpException if the detector or the rule is none of the agent's
   */
  static ChosenSettings of(Choice choice, List<DetectorRow> detectors) {
    DetectorRow own = detector(choice, detectors);
    Rule agents = Rule.labelled(own.rule());
    Rule rule = choice.rule().orElse(agents);
    if (rule == Rule.REPLICATED && agents != Rule.REPLICATED) {
      throw NotStored.because(
          "the run was read by a fixed threshold, without evidence for the replicated rule: choose rule=fixed");
    }
    double rate = Double.isNaN(own.falseDiscoveryRate()) ? USUAL_RATE : own.falseDiscoveryRate();
    return new ChosenSettings(
        own.detector(),
        rule,
        choice.threshold().orElse(own.threshold()),
        choice.rate().orElse(rate),
        choice.temperature().orElse(own.temperature()));
  }

  /** The same without a threshold. */
  ChosenSettings anyThreshold() {
    return new ChosenSettings(detector, rule, Double.NEGATIVE_INFINITY, rate, temperature);
  }

  private static DetectorRow detector(Choice choice, List<DetectorRow> detectors) {
    if (detectors.isEmpty()) {
      throw NotStored.because(
          "run %s has no similarities: its agent sent none".formatted(choice.run()));
    }
    return detectors.stream()
        .filter(row -> choice.detector().map(row.detector()::equals).orElse(row.position() == 0))
        .findFirst()
        .orElseThrow(() -> unknown(choice, detectors));
  }

  private static HttpException unknown(Choice choice, List<DetectorRow> detectors) {
    return NotStored.because(
        "the run has no similarities by %s: choose one of %s"
            .formatted(
                choice.detector().orElse("its own detector"),
                detectors.stream().map(DetectorRow::detector).collect(Collectors.joining(", "))));
  }
}
