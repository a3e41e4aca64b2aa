package org.conceptmonitor.server.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What raises an alert. docs/alerts.md says why each is worth one. */
public enum AlertRule {
  /** d_anchor of a layer rose from snapshot to snapshot, so many in a row, by 1% in all. */
  DIVERSITY_FALLING(5, 1, 1000),
  /** So large a share of a layer's neurons is dead. */
  DEAD_NEURONS(0.5, 0, 1),
  /** So large a share of a layer's living neurons does what another one of the layer does. */
  DUPLICATE_NEURONS(0.2, 0, 1),
  /** From one snapshot to the next so large a share of a layer's concepts was lost, at least 5. */
  CONCEPTS_LOST(0.5, 0, 1),
  /** A series, or a neuron's activation, is not finite for the first time; has no limit but 1. */
  NOT_FINITE(1, 1, 1),
  /** The agent dropped so many tables or snapshots; again at ten times as many, and so on. */
  DATA_LOST(1, 1, 1e9);

  private final double limit;
  private final double least;
  private final double most;

  AlertRule(double limit, double least, double most) {
    this.limit = limit;
    this.least = least;
    this.most = most;
  }

  /** The limit unless another one is chosen: a count or a share, see the rule. */
  public double defaultLimit() {
    return limit;
  }

  /** The name in answers and options, for example {@code dead-neurons}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The rule with this {@linkplain #wireName() wire name}, if there is one. */
  public static Optional<AlertRule> named(String wireName) {
    return Arrays.stream(values()).filter(rule -> rule.wireName().equals(wireName)).findFirst();
  }

  void require(double wanted) {
    if (!(wanted >= least && wanted <= most)) {
      throw new IllegalArgumentException(
          "the limit of %s is %s: give a number from %s to %s"
              .formatted(wireName(), wanted, least, most));
    }
  }
}
