package org.conceptmonitor.regularizer.dl4j;

import java.util.List;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * How a network is regularized. Immutable.
 *
 * @param layers the regularized layers
 * @param beforeActivation those of them whose values are taken before the activation function
 * @param strength beta; if relative, the fraction of the loss's gradient
 * @param relative whether each step's gradient is scaled to a fraction of the loss's
 * @param temperature T of the softmax over the concepts, by iteration or epoch
 * @param conceptSet name of the concept set
 * @param concepts how many concepts it has
 * @param anchors how many of them are anchors
 * @param onNonFinite what happens where activations are NaN or infinite
 */
public record DiversitySettings(
    List<String> layers,
    List<String> beforeActivation,
    double strength,
    boolean relative,
    ISchedule temperature,
    String conceptSet,
    int concepts,
    int anchors,
    NonFinitePolicy onNonFinite) {

  /** Copies the lists. */
  public DiversitySettings {
    layers = List.copyOf(layers);
    beforeActivation = List.copyOf(beforeActivation);
  }
}
