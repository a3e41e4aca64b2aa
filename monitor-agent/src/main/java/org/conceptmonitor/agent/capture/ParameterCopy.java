package org.conceptmonitor.agent.capture;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of a network at one moment, owned by whoever holds this until {@link #close()}
 * gives their memory back.
 *
 * @param values all parameters
 * @param epoch completed epochs
 * @param step training iterations completed
 * @param time milliseconds since 1970-01-01 UTC
 * @param pauseMicros how long the copy held the training thread, in microseconds
 * @param owner of the memory
 */
public record ParameterCopy(
    INDArray values, int epoch, long step, long time, long pauseMicros, ParameterBuffers owner)
    implements AutoCloseable {
  static ParameterCopy of(
      INDArray live, int epoch, long step, long sinceNanos, ParameterBuffers buffers) {
    INDArray values = buffers.copyOf(live);
    long pauseMicros = (System.nanoTime() - sinceNanos) / 1_000;
    return new ParameterCopy(values, epoch, step, System.currentTimeMillis(), pauseMicros, buffers);
  }

  @Override
  public void close() {
    owner.giveBack(values);
  }
}
