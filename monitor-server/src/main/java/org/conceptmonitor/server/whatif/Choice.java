package org.conceptmonitor.server.whatif;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * The settings that someone chose; what is left open is as the agent had it.
 *
 * @param run the run
 * @param detector one of those whose similarities are stored; else the run's own
 * @param rule which neurons detect a concept
 * @param threshold tau, the similarity that the best concept must exceed
 * @param rate bound of the false discovery rate, between 0 and 1
 * @param temperature of the softmax in the unified embedding, above 0
 */
public record Choice(
    UUID run,
    Optional<String> detector,
    Optional<Rule> rule,
    OptionalDouble threshold,
    OptionalDouble rate,
    OptionalDouble temperature) {}
