package org.conceptmonitor.server.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts wrong tokens by sender, minute by minute. Belongs to the event loop.
 *
 * <p>Right tokens are not held back: nobody guesses 256 bits, and whoever shares an address with an
 * attacker (behind a proxy, all do) must not be locked out by it.
 */
final class FailedTokens {
  private static final Logger LOG = LoggerFactory.getLogger(FailedTokens.class);
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final int MOST_SENDERS = 10_000;

  private final int perMinute;
  private final LongSupplier nanoTime;
  private final Map<String, Minute> minutes = new LinkedHashMap<>();

  FailedTokens(int perMinute, LongSupplier nanoTime) {
    this.perMinute = perMinute;
    this.nanoTime = nanoTime;
  }

  /**
   * Counts a wrong token.
   *
   * @return the seconds to wait before the next; 0 while the limit isn't reached
   */
  long count(String sender) {
    long now = nanoTime.getAsLong();
    Minute minute = minutes.get(sender);
    if (minute == null || now - minute.start >= MINUTE) {
      minute = begin(sender, now);
    }
    minute.failures++;
    report(sender, minute.failures);
    return minute.failures <= perMinute
        ? 0
        : 1 + TimeUnit.NANOSECONDS.toSeconds(MINUTE - (now - minute.start));
  }

  private Minute begin(String sender, long now) {
    minutes.remove(sender);
    if (minutes.size() >= MOST_SENDERS) {
      minutes.remove(minutes.keySet().iterator().next());
    }
    Minute minute = new Minute(now);
    minutes.put(sender, minute);
    return minute;
  }

  /* Two lines a minute and sender at the most: nobody fills the log by guessing. */
  private void report(String sender, int failures) {
    if (failures == 1 || failures == perMinute + 1) {
      LOG.atWarn()
          .addKeyValue("event", failures == 1 ? "token-refused" : "too-many-tokens-refused")
          .addKeyValue("sender", sender)
          .addKeyValue("failures", failures)
          .log("");
    }
  }

  private static final class Minute {
    private final long start;
    private int failures;

    Minute(long start) {
      this.start = start;
    }
  }
}
