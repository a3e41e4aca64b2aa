package org.conceptmonitor.agent.protocol;

/**
 * An anchor word of the user's own. Where a run has none of role "wished", its concepts are the
 * anchors that d_anchor is measured over.
 *
 * @param anchor index of the anchor, from 0; other tables refer to it
 * @param word the text that is shown and embedded
 * @param role "wished" (neurons should come near it) or "unwanted" (they should not: a bias)
 * @param x first coordinate in the 2-D view
 * @param y second coordinate in the 2-D view
 */
public record AnchorRow(int anchor, String word, String role, float x, float y) implements Row {}
