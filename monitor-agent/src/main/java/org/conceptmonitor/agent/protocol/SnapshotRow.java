package org.conceptmonitor.agent.protocol;

/**
 * The commit marker of an epoch: sent after every other table of the snapshot. An epoch without
 * this row is not shown.
 *
 * @param epoch completed epochs; 0 is the untrained network
 * @param step training iterations completed
 * @param time milliseconds since 1970-01-01 UTC when the parameters were copied
 * @param pauseMicros how long the training thread was held, in microseconds
 * @param analysisMillis how long forward passes and analyses took beside training, in milliseconds
 */
public record SnapshotRow(int epoch, long step, long time, long pauseMicros, long analysisMillis)
    implements Row {}
