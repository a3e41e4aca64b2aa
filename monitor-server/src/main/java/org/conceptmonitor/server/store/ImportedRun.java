package org.conceptmonitor.server.store;

import java.util.UUID;

/**
 * A run that came from an export.
 *
 * @param run its id: the exported one, or a new one if the store holds that already
 * @param name its display name, with a suffix if the exported one was taken
 */
public record ImportedRun(UUID run, String name) {}
