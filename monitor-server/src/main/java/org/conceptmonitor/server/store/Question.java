package org.conceptmonitor.server.store;

import java.util.Optional;
import java.util.UUID;

/**
 * What can be asked of the store. Columns and order of every answer stand in docs/protocol.md. What
 * belongs to an epoch is shown once the epoch is complete, that is, once its row of {@code
 * snapshots} has arrived.
 */
public sealed interface Question {
  /** What the question is about, whatever its parameters. */
  default Topic topic() {
    return Topic.of(getClass());
  }

  /** All runs, newest first. */
  record Runs() implements Question {}

  /** A question about one run. */
  sealed interface AboutRun extends Question {
    /** The run. */
    UUID run();
  }

  /** What was chosen for the run beside what its row says. */
  record Settings(UUID run) implements AboutRun {}

  /** What was chosen for each run, newest run first. */
  record AllSettings() implements Question {}

  /** The detectors whose similarities are stored, and how the agent read them. */
  record Detectors(UUID run) implements AboutRun {}

  /** The epochs of which similarities are stored, by each detector. */
  record Similarities(UUID run) implements AboutRun {}

  /** The monitored layers. */
  record Layers(UUID run) implements AboutRun {}

  /** The concepts of the probe set. */
  record Concepts(UUID run) implements AboutRun {}

  /** The user's own anchors. */
  record Anchors(UUID run) implements AboutRun {}

  /**
   * The points of the series; of all of them if no tag is given.
   *
   * @param after only points of later commits than this {@linkplain Answer#version version}; 0 for
   *     all points
   */
  record Scalars(UUID run, Optional<String> tag, long after) implements AboutRun {
    /** All points. */
    public Scalars(UUID run, Optional<String> tag) {
      this(run, tag, 0);
    }
  }

  /**
   * The course of the series, of all of them if no tag is given. A series of more points than
   * wanted is cut into ranges of equally many steps; a row holds a range's envelope and its exact
   * last point. Other series come with a row for each point.
   *
   * @param points largest number of rows per series
   */
  record Series(UUID run, Optional<String> tag, int points) implements AboutRun {}

  /** The complete epochs. */
  record Snapshots(UUID run) implements AboutRun {}

  /** Concept diversity per epoch and layer. */
  record Diversity(UUID run) implements AboutRun {}

  /** The nearest neuron of each layer to each of the user's own anchors, per epoch. */
  record AnchorDistances(UUID run) implements AboutRun {}

  /** Number of interpretable neurons per epoch, layer and category, and of low-level ones. */
  record Categories(UUID run) implements AboutRun {}

  /** The neurons of one epoch, of all layers if none is given. */
  record Neurons(UUID run, int epoch, Optional<String> layer) implements AboutRun {}

  /** One neuron over all epochs. */
  record NeuronHistory(UUID run, String layer, int neuron) implements AboutRun {}

  /**
   * Which neurons detect concepts, and since when: stretches of complete epochs through which a
   * neuron kept its label, that is, each label is of concepts that it can't be told from at the
   * epoch before.
   *
   * @param word only stretches with a label that holds this text, in capitals or not
   * @param layer only neurons of this layer
   */
  record Detections(UUID run, Optional<String> word, Optional<String> layer) implements AboutRun {}

  /** How often a neuron's activations take which values, over all epochs. */
  record Histograms(UUID run, String layer, int neuron) implements AboutRun {}

  /** The probe images that activate a neuron most at an epoch. */
  record TopImages(UUID run, String layer, int neuron, int epoch) implements AboutRun {}

  /**
   * What the rules found in a run, oldest first.
   *
   * @param limits the rules that are on
   */
  record Alerts(UUID run, AlertLimits limits) implements AboutRun {}
}
