package org.conceptmonitor.regularizer.dl4j;

import java.io.Serializable;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * How strong the term is, and how sharp.
 *
 * @param strength beta; if relative, the fraction of the loss's gradient
 * @param relative whether each step's gradient is scaled to a fraction of the loss's
 * @param schedule of the temperature T
 * @param onNonFinite what to do about activations that are NaN or infinite
 */
record TermOptions(
    @JsonProperty("strength") double strength,
    @JsonProperty("relative") boolean relative,
    @JsonProperty("schedule") ISchedule schedule,
    @JsonProperty("onNonFinite") NonFinitePolicy onNonFinite)
    implements Serializable {

  double temperature(int iteration, int epoch) {
    return schedule.valueAt(iteration, epoch);
  }
}
