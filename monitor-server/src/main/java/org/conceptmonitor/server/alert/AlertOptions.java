package org.conceptmonitor.server.alert;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.conceptmonitor.server.store.AlertLimits;
import org.conceptmonitor.server.store.AlertRule;

/**
 * What raises alerts and who is told. Immutable.
 *
 * @param limits the rules that are on
 * @param webhooks http or https addresses that each alert is posted to
 */
public record AlertOptions(AlertLimits limits, List<URI> webhooks) {
  /** All rules with their default limits, and no webhook. */
  public static final AlertOptions DEFAULT = new AlertOptions(AlertLimits.DEFAULT, List.of());

  /**
   * Checks the addresses.
   *
   * @throws IllegalArgumentException if one is not http or https
   */
  public AlertOptions {
    Objects.requireNonNull(limits, "limits");
    webhooks = List.copyOf(webhooks);
    webhooks.forEach(AlertOptions::check);
  }

  private static void check(URI webhook) {
    boolean web = "http".equals(webhook.getScheme()) || "https".equals(webhook.getScheme());
    if (!web || webhook.getHost() == null) {
      throw new IllegalArgumentException(
          "the webhook is '%s': give an address that begins with http:// or https://"
              .formatted(webhook));
    }
  }

  /** The same with another limit for a rule; none turns it off. */
  public AlertOptions with(AlertRule rule, Optional<Double> limit) {
    return new AlertOptions(limits.with(rule, limit), webhooks);
  }

  /** The same with these webhooks. */
  public AlertOptions withWebhooks(List<URI> addresses) {
    return new AlertOptions(limits, addresses);
  }
}
