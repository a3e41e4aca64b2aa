package org.conceptmonitor.server.store;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rules that raise alerts, and their limits. Immutable.
 *
 * @param of the limit of each rule that is on
 */
public record AlertLimits(Map<AlertRule, Double> of) {
  /** Every rule with its default limit. */
  public static final AlertLimits DEFAULT = new AlertLimits(defaults());

  /**
   * Keeps its own map.
   *
   * @throws IllegalArgumentException if a limit is out of its rule's range
   */
  public AlertLimits {
    Map<AlertRule, Double> copy = new EnumMap<>(AlertRule.class);
    copy.putAll(of);
    copy.forEach(AlertRule::require);
    of = Collections.unmodifiableMap(copy);
  }

  private static Map<AlertRule, Double> defaults() {
    Map<AlertRule, Double> limits = new EnumMap<>(AlertRule.class);
    for (AlertRule rule : AlertRule.values()) {
      limits.put(rule, rule.defaultLimit());
    }
    return limits;
  }

  /** The same with another limit for one rule, or with that rule off. */
  public AlertLimits with(AlertRule rule, Optional<Double> limit) {
    Map<AlertRule, Double> changed = new EnumMap<>(AlertRule.class);
    changed.putAll(of);
    changed.remove(rule);
    limit.ifPresent(value -> changed.put(rule, value));
    return new AlertLimits(changed);
  }
}
