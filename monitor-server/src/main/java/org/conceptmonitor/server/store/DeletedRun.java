package org.conceptmonitor.server.store;

import java.util.UUID;

/**
 * A run that was deleted and can still be restored.
 *
 * @param run its id
 * @param name its display name, which no other run takes meanwhile
 * @param deleted when, in milliseconds since 1970-01-01 UTC
 */
public record DeletedRun(UUID run, String name, long deleted) {}
