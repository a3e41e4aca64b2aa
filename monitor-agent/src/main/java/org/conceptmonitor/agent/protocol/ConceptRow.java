package org.conceptmonitor.agent.protocol;

/**
 * A concept of the probe set, its category, and the place of its anchor in the 2-D view.
 *
 * @param concept index of the concept, from 0; other tables refer to it
 * @param word the text that is shown and embedded
 * @param category one of color, texture, material, part, object, scene, uncategorised
 * @param aliasGroup concepts with one group number cannot be told apart on the probe set
 * @param x first coordinate in the 2-D view
 * @param y second coordinate in the 2-D view
 */
public record ConceptRow(
    int concept, String word, String category, int aliasGroup, float x, float y) implements Row {}
