package org.conceptmonitor.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ParameterBuffersTest {
  private final ParameterBuffers buffers = new ParameterBuffers();

  @Test
  void memoryIsUsedAgainAndHoldsTheNewValues() {
    INDArray first = buffers.copyOf(Nd4j.ones(1, 5));
    buffers.giveBack(first);
    INDArray second = buffers.copyOf(Nd4j.valueArrayOf(new int[] {1, 5}, 7f));

    assertThat(second).isSameAs(first);
    assertThat(second.toFloatVector()).containsOnly(7);
  }

  @Test
  void whatIsInUseIsNeverHandedOutAgain() {
    INDArray first = buffers.copyOf(Nd4j.ones(1, 5));
    buffers.giveBack(first);
    buffers.giveBack(first);

    assertThat(buffers.copyOf(Nd4j.ones(1, 5))).isNotSameAs(buffers.copyOf(Nd4j.ones(1, 5)));
  }

  @Test
  void moreMemoryThanIsNeededIsFreed() {
    INDArray[] copies = new INDArray[4];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = buffers.copyOf(Nd4j.ones(1, 5));
    }
    for (INDArray copy : copies) {
      buffers.giveBack(copy);
    }

    assertThat(copies).extracting(INDArray::wasClosed).containsExactly(false, false, true, true);
  }

  @Test
  void copiesLiveOutsideOfWorkspaces() {
    try (MemoryWorkspace workspace =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace("parameter-buffers-test")) {
      assertThat(Nd4j.ones(1, 5).isAttached()).isTrue();
      assertThat(buffers.copyOf(Nd4j.ones(1, 5)).isAttached()).isFalse();
      assertThat(workspace.isScopeActive()).isTrue();
    }
  }
}
