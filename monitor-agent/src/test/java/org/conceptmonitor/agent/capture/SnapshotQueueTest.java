package org.conceptmonitor.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class SnapshotQueueTest {
  private final SnapshotQueue queue = new SnapshotQueue();

  private final ParameterBuffers buffers = new ParameterBuffers();

  private ParameterCopy copy(int epoch, int parameters) {
    return ParameterCopy.of(Nd4j.zeros(1, parameters), epoch, epoch, System.nanoTime(), buffers);
  }

  @Test
  void theLatestWinsAndDropsAreCounted() throws InterruptedException {
    for (int epoch = 0; epoch < 20; epoch++) {
      queue.offer(copy(epoch, 10));
    }

    assertThat(queue.dropped()).isEqualTo(4);
    assertThat(queue.pending()).isEqualTo(16);
    for (int epoch = 4; epoch < 20; epoch++) {
      try (ParameterCopy taken = queue.take()) {
        assertThat(taken.epoch()).isEqualTo(epoch);
      }
      queue.done();
    }
    assertThat(queue.pending()).isZero();
  }

  @Test
  void oneCopyOfAHugeNetworkMayWaitButNotTwo() throws InterruptedException {
    int parameters = (40 << 20) / Float.BYTES;
    ParameterCopy first = copy(0, parameters);
    queue.offer(first);
    queue.offer(copy(1, parameters));

    assertThat(queue.dropped()).isEqualTo(1);
    assertThat(buffers.copyOf(Nd4j.zeros(1, parameters))).isSameAs(first.values());
    try (ParameterCopy taken = queue.take()) {
      assertThat(taken.epoch()).isEqualTo(1);
    }
  }

  @Test
  void itIsIdleOnlyWhenTheCopyInAnalysisIsDone() throws InterruptedException {
    queue.offer(copy(0, 10));
    queue.take().close();
    assertThat(queue.awaitIdle(1)).isFalse();

    queue.done();
    assertThat(queue.awaitIdle(1)).isTrue();
  }

  @Test
  void closedItDropsWhatWaitsAndWhatComes() {
    queue.offer(copy(0, 10));
    queue.close();
    queue.offer(copy(1, 10));

    assertThat(queue.dropped()).isEqualTo(2);
    assertThat(queue.pending()).isZero();
  }
}
