package org.conceptmonitor.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private static final Retries RETRIES = Retries.forEver(failures -> Duration.ofSeconds(failures));

  @Test
  void theServersWishForAWaitIsKept() {
    Answer.NotNow busy = new Answer.Unavailable("busy", Duration.ofSeconds(3));

    assertThat(RETRIES.waitAfter(busy, 1)).isEqualTo(Duration.ofSeconds(3));
    assertThat(RETRIES.waitAfter(busy, 4)).isEqualTo(Duration.ofSeconds(4));
    assertThat(RETRIES.waitAfter(new Answer.Denied("no"), 2)).isEqualTo(Duration.ofSeconds(2));
  }
}
