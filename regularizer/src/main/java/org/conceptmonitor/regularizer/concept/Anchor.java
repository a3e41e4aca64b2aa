package org.conceptmonitor.regularizer.concept;

/**
 * A word whose place in the embedding is watched.
 *
 * @param word the text that is shown and embedded
 * @param kind whether neurons ought to come near it
 */
public record Anchor(String word, AnchorKind kind) {}
