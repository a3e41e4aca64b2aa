package org.conceptmonitor.agent;

/**
 * How far the monitor is, for a progress display.
 *
 * @param captured the newest epoch whose parameters were copied, -1 before the first
 * @param analysed the newest epoch that was analysed and sent, -1 before the first
 * @param pending copies that wait or are in analysis
 * @param dropped copies that were not analysed, or whose tables the sink refused
 */
public record SnapshotState(int captured, int analysed, int pending, long dropped) {}
