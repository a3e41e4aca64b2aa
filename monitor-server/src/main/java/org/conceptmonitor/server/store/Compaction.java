package org.conceptmonitor.server.store;

/**
 * What a compaction did.
 *
 * @param purgedRuns number of deleted runs that are gone for ever
 * @param bytesBefore size of the file before, in bytes
 * @param bytesAfter its size afterwards
 */
public record Compaction(int purgedRuns, long bytesBefore, long bytesAfter) {}
