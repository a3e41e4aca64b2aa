package org.conceptmonitor.examples.regularizer;

import java.util.Collection;
import java.util.function.ToDoubleFunction;
import org.deeplearning4j.optimize.api.TrainingListener;

/**
 * What an arm is given.
 *
 * @param architecture of the network to train
 * @param seed of its first parameters, and of whatever is random in the arm
 * @param epochs how many
 * @param photographs to learn the classes of
 * @param mixed the same, each minibatch with as many drawn images, which are masked from the loss
 * @param secondsOf the processor time that another arm took on the same architecture and seed
 * @param watchers listeners to set on the network
 */
record Lesson(
    Architecture architecture,
    long seed,
    int epochs,
    Material photographs,
    Material mixed,
    ToDoubleFunction<String> secondsOf,
    Collection<TrainingListener> watchers) {}
