package org.conceptmonitor.agent.transport;

import java.util.ArrayList;
import java.util.List;
import org.conceptmonitor.agent.protocol.DiversityRow;
import org.conceptmonitor.agent.protocol.LayerRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.TopImageRow;

/** Small tables of a run, as an agent sends them. */
final class SampleTables {
  static final List<RunRow> RUN =
      List.of(
          new RunRow(
              "baseline", 1, "dl4j", "CPU", 2, "synthetic", 3, "broden", "cos", "rule", 0, 1));
  static final List<LayerRow> LAYERS = List.of(new LayerRow("conv1", 0, "convolution", 8));

  private SampleTables() {}

  static List<ScalarRow> scalar(long step) {
    return List.of(new ScalarRow("train/score", step, 0, 1_000 + step, 1.0 / step));
  }

  /** The tables of an epoch in their order, the commit marker at the end. */
  static List<List<? extends Row>> epoch(int epoch) {
    return List.of(
        List.of(new TopImageRow(epoch, "conv1", 0, 1, 7, 0.5f)),
        List.of(new DiversityRow(epoch, "conv1", 8, 8, 4, 3, 0.5, 0.5, 1, 0.5, 0.7)),
        List.of(new SnapshotRow(epoch, 10L * epoch, 1_000 + epoch, 400, 1200)));
  }

  /** A run of some epochs, each with a scalar after it. */
  static List<List<? extends Row>> run(int epochs) {
    List<List<? extends Row>> tables = new ArrayList<>(List.of(RUN, LAYERS));
    for (int epoch = 0; epoch < epochs; epoch++) {
      tables.addAll(epoch(epoch));
      tables.add(scalar(epoch + 1L));
    }
    return tables;
  }
}
