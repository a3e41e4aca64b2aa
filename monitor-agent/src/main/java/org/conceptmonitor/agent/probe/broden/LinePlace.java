package org.conceptmonitor.agent.probe.broden;

/**
 * Where a line stands in a file.
 *
 * @param number from 1
 * @param start of its first byte
 * @param length in bytes, with its end
 */
record LinePlace(int number, long start, int length) {}
