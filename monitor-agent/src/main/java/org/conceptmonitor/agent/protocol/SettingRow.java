package org.conceptmonitor.agent.protocol;

/**
 * Something that was chosen for a run, as it is shown to a person: a hyperparameter, or how a
 * regularizer was set up. A run without such choices has no rows.
 *
 * @param position 0 for the one that is shown first
 * @param name for example "Regularizer temperature"
 * @param text for example "T = 0.1"
 */
public record SettingRow(int position, String name, String text) implements Row {}
