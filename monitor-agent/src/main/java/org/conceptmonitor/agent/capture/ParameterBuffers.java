package org.conceptmonitor.agent.capture;

import java.util.ArrayDeque;
import java.util.Deque;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Memory for copies of one network's parameters, used again and again: a copy into memory that is
 * there already takes less than half the time of one that asks the operating system first. Safe for
 * use by several threads.
 */
final class ParameterBuffers {
  private static final int SPARE = 2;

  private final Deque<INDArray> spare = new ArrayDeque<>();

  /** A copy outside of workspaces. */
  INDArray copyOf(INDArray live) {
    INDArray buffer = takeSpare();
    return buffer == null ? detachedCopy(live) : buffer.assign(live);
  }

  private synchronized INDArray takeSpare() {
    return spare.poll();
  }

  @SuppressWarnings("try") // the scope is what matters, not the resource
  private static INDArray detachedCopy(INDArray live) {
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return live.dup();
    }
  }

  /** Takes a copy's memory back; a second time does nothing. */
  synchronized void giveBack(INDArray buffer) {
    if (spare.stream().anyMatch(other -> other == buffer)) {
      return;
    }
    if (spare.size() < SPARE) {
      spare.push(buffer);
    } else {
      buffer.close();
    }
  }
}
