package org.conceptmonitor.agent.analysis;

import java.util.ArrayList;
import java.util.List;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.regularizer.interpret.Calibration;

/**
 * All analyses of a snapshot, in the order in which their tables are sent. The same activations
 * give the same rows. Safe for use by several threads.
 */
public final class SnapshotAnalysis {
  private static final int TOP_IMAGES = 8;
  private static final int BINS = 24;

  private final ConceptSpace space;
  private final Calibration calibration;
  private final double temperature;
  private final List<Analysis> analyses;

  /**
   * @param space the concepts to look for
   * @param anchors the user's own
   * @param interpretation how
   * @throws IllegalArgumentException if the rule can't work with the space's images
   */
  public SnapshotAnalysis(ConceptSpace space, OwnAnchors anchors, Interpretation interpretation) {
    this.space = space;
    calibration = interpretation.calibrate(space);
    temperature = interpretation.temperature();
    analyses = new ArrayList<>();
    analyses.add(new NeuronTable(space.map()));
    analyses.add(new NeuronVectors());
    analyses.add(new TopImages(TOP_IMAGES));
    analyses.add(new Histograms(BINS));
    analyses.add(new Diversity(space, anchors.measured(space), interpretation));
    if (!anchors.anchors().isEmpty()) {
      analyses.add(new NearestNeurons(anchors));
    }
  }

  /**
   * Sends all similarities too, so that the server can tell what would be under other settings.
   *
   * @param interpretations the first is this analysis's own
   * @return this
   * @throws IllegalArgumentException if a rule can't work with the space's images
   */
  public SnapshotAnalysis keepingSimilarities(List<Interpretation> interpretations) {
    analyses.add(Similarities.own(interpretations.get(0)));
    interpretations.stream().skip(1).forEach(other -> analyses.add(Similarities.by(other, space)));
    return this;
  }

  /**
   * The rows of each table.
   *
   * @param epoch completed epochs
   * @param layers what the monitored layers answered, from the input on
   */
  public List<List<? extends Row>> tables(int epoch, List<LayerActivations> layers) {
    Snapshot snapshot = Snapshot.of(epoch, layers, space, calibration, temperature);
    return analyses.stream().<List<? extends Row>>map(analysis -> analysis.rows(snapshot)).toList();
  }
}
