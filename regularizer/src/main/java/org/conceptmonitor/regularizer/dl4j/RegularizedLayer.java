package org.conceptmonitor.regularizer.dl4j;

import java.io.Serializable;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A layer under the term.
 *
 * @param name of its vertex
 * @param neurons how many it has
 */
record RegularizedLayer(@JsonProperty("name") String name, @JsonProperty("neurons") int neurons)
    implements Serializable {}
