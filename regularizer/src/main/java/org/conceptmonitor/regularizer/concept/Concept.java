package org.conceptmonitor.regularizer.concept;

/**
 * A human concept.
 *
 * @param word the text that is shown and embedded, for example "striped"
 * @param category the kind of concept
 */
public record Concept(String word, ConceptCategory category) {}
