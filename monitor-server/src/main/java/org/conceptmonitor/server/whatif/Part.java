package org.conceptmonitor.server.whatif;

import java.util.List;
import org.conceptmonitor.server.store.Answer;

/** One table that can be computed from the evidence. */
sealed interface Part
    permits LayerCounts, CategoryCounts, NeuronLabels, ThresholdCurve, DistanceCurve {
  /** Its columns. */
  List<Answer.Column> columns();

  /**
   * All its rows.
   *
   * @throws io.vertx.ext.web.handler.HttpException if what they are computed from is not stored
   */
  List<List<Object>> rows(Evidence evidence);
}
