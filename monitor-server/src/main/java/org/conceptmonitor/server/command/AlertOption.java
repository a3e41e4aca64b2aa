package org.conceptmonitor.server.command;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.conceptmonitor.server.alert.AlertOptions;
import org.conceptmonitor.server.store.AlertRule;
import picocli.CommandLine.Option;

/** The options about alerts. */
final class AlertOption {
  private static final String OFF = "off";

  @Option(
      names = "--alert",
      paramLabel = "RULE=LIMIT",
      description = {
        "Another limit for a rule that raises alerts, or 'off':",
        "dead-neurons=0.3, diversity-falling=off. Can be given several times."
      })
  private Map<String, String> limits = Map.of();

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "Posts each alert as JSON to this address. Can be given several times.")
  private List<URI> webhooks = List.of();

  AlertOptions options() {
    AlertOptions options = AlertOptions.DEFAULT.withWebhooks(webhooks);
    for (Map.Entry<String, String> limit : limits.entrySet()) {
      options = options.with(rule(limit.getKey()), limit(limit.getKey(), limit.getValue()));
    }
    return options;
  }

  private static AlertRule rule(String name) {
    return AlertRule.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no alert rule '%s': choose from %s"
                        .formatted(
                            name,
                            Stream.of(AlertRule.values())
                                .map(AlertRule::wireName)
                                .collect(Collectors.joining(", ")))));
  }

  private static Optional<Double> limit(String rule, String text) {
    try {
      return text.equals(OFF) ? Optional.empty() : Optional.of(Double.valueOf(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the limit of %s is '%s': give a number, or 'off'".formatted(rule, text), e);
    }
  }
}
