package org.conceptmonitor.agent.protocol;

/**
 * A word's vector in the unified embedding.
 *
 * @param space "concept" for the concepts of the probe set, "anchor" for the wished ones among the
 *     user's own, over which d_anchor is measured instead; "euclidean map" or "cosine map", by its
 *     distance, for what the 2-D view was fitted on
 * @param position index in its space, from 0
 * @param x first coordinate in the 2-D view that the fit gave it; NaN outside of the maps
 * @param y second coordinate
 * @param vector its values as {@linkplain HalfFloats 16-bit floats}
 */
public record VectorRow(String space, int position, float x, float y, byte[] vector)
    implements Row {}
