package org.conceptmonitor.server.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidenceCacheTest {
  private final EvidenceCache cache = new EvidenceCache(100);
  private int reads;

  private String get(String key, long bytes) {
    return cache.get(
        key,
        () -> {
          reads++;
          return "value of " + key;
        },
        value -> bytes);
  }

  @Test
  void whatIsHereIsNotReadAgain() {
    assertThat(get("a", 100)).isEqualTo("value of a");
    assertThat(get("a", 100)).isEqualTo("value of a");
    assertThat(reads).isEqualTo(1);
  }

  @Test
  void whatWasNotUsedForLongestGoesFirst() {
    get("a", 40);
    get("b", 40);
    get("a", 40);
    get("c", 40);
    assertThat(cache.bytes()).isEqualTo(80);
    get("a", 40);
    get("c", 40);
    assertThat(reads).isEqualTo(3);
    get("b", 40);
    assertThat(reads).isEqualTo(4);
  }

  @Test
  void whatIsLargerThanAllRoomIsReadEachTimeAndDrivesNothingOut() {
    get("a", 40);
    get("large", 101);
    get("large", 101);
    assertThat(reads).isEqualTo(3);
    get("a", 40);
    assertThat(reads).isEqualTo(3);
    assertThat(cache.bytes()).isEqualTo(40);
  }

  @Test
  void threadsThatReadAtTheSameTimeGetTheirValuesAndKeepTheBound() {
    IntStream.range(0, 8)
        .parallel()
        .forEach(
            thread -> {
              Random random = new Random(thread);
              for (int i = 0; i < 2_000; i++) {
                int key = random.nextInt(12);
                int value = cache.get(key, () -> 7 * key, v -> 10 + v / 7);
                assertThat(value).isEqualTo(7 * key);
                assertThat(cache.bytes()).isLessThanOrEqualTo(100);
              }
            });
    cache.get("last", () -> 0, v -> 100);
    assertThat(cache.bytes()).isEqualTo(100);
  }
}
