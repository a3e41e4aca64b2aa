package org.conceptmonitor.regularizer.interpret;

/**
 * How much of a neuron's variance one nuisance and its square explain.
 *
 * @param nuisance which one
 * @param share R squared, in [0, 1]
 */
public record NuisanceShare(Nuisance nuisance, double share) {}
