package org.conceptmonitor.server.whatif;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Decides which neurons detect a concept; the agent's rules of the same names. */
public enum Rule {
  /** Above the threshold, better than by chance, and the same concept on both halves. */
  REPLICATED("replicated", "replicated"),
  /** Above the threshold. */
  FIXED("fixed", "fixed threshold");

  private final String wireName;
  private final String label;

  Rule(String wireName, String label) {
    this.wireName = wireName;
    this.label = label;
  }

  /** The name in addresses. */
  public String wireName() {
    return wireName;
  }

  /** The rule with this {@linkplain #wireName() wire name}, if there is one. */
  public static Optional<Rule> named(String wireName) {
    return Arrays.stream(values()).filter(rule -> rule.wireName.equals(wireName)).findFirst();
  }

  /** The names of all rules in addresses. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(Rule::wireName).toList();
  }

  /** The rule that an agent names so. */
  static Rule labelled(String label) {
    return label.equals(FIXED.label) ? FIXED : REPLICATED;
  }
}
