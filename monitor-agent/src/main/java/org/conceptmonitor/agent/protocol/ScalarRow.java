package org.conceptmonitor.agent.protocol;

/**
 * One value of a series.
 *
 * @param tag for example "train/score"
 * @param step training iteration, from 1
 * @param epoch completed epochs when the value was taken
 * @param time milliseconds since 1970-01-01 UTC
 * @param value any double: NaN and infinity are data
 */
public record ScalarRow(String tag, long step, int epoch, long time, double value) implements Row {}
