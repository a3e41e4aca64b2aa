package org.conceptmonitor.server.store;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.conceptmonitor.agent.protocol.Table;

/**
 * What can be asked, and the tables that the answers come from: {@linkplain Question questions},
 * and what others compute from the store's rows.
 */
public enum Topic {
  RUNS(Question.Runs.class, EnumSet.allOf(Table.class)),
  SETTINGS(Question.Settings.class, EnumSet.of(Table.SETTINGS)),
  ALL_SETTINGS(Question.AllSettings.class, EnumSet.of(Table.RUN, Table.SETTINGS)),
  LAYERS(Question.Layers.class, EnumSet.of(Table.LAYERS)),
  CONCEPTS(Question.Concepts.class, EnumSet.of(Table.CONCEPTS)),
  ANCHORS(Question.Anchors.class, EnumSet.of(Table.ANCHORS)),
  SCALARS(Question.Scalars.class, EnumSet.of(Table.SCALARS)),
  SERIES(Question.Series.class, EnumSet.of(Table.SCALARS)),
  SNAPSHOTS(Question.Snapshots.class, EnumSet.of(Table.SNAPSHOTS)),
  DIVERSITY(Question.Diversity.class, EnumSet.of(Table.SNAPSHOTS, Table.DIVERSITY, Table.LAYERS)),
  ANCHOR_DISTANCES(
      Question.AnchorDistances.class,
      EnumSet.of(Table.SNAPSHOTS, Table.ANCHOR_DISTANCES, Table.LAYERS)),
  CATEGORIES(
      Question.Categories.class,
      EnumSet.of(Table.SNAPSHOTS, Table.NEURONS, Table.CONCEPTS, Table.LAYERS)),
  NEURONS(
      Question.Neurons.class,
      EnumSet.of(Table.SNAPSHOTS, Table.NEURONS, Table.CONCEPTS, Table.LAYERS)),
  NEURON(
      Question.NeuronHistory.class,
      EnumSet.of(Table.SNAPSHOTS, Table.NEURONS, Table.CONCEPTS, Table.LAYERS)),
  DETECTIONS(
      Question.Detections.class,
      EnumSet.of(Table.SNAPSHOTS, Table.NEURONS, Table.CONCEPTS, Table.LAYERS)),
  HISTOGRAMS(Question.Histograms.class, EnumSet.of(Table.SNAPSHOTS, Table.HISTOGRAMS)),
  TOP_IMAGES(
      Question.TopImages.class, EnumSet.of(Table.SNAPSHOTS, Table.TOP_IMAGES, Table.PROBE_IMAGES)),
  ALERTS(
      Question.Alerts.class,
      EnumSet.of(Table.SNAPSHOTS, Table.DIVERSITY, Table.NEURONS, Table.SCALARS)),
  DETECTORS(Question.Detectors.class, EnumSet.of(Table.DETECTORS)),
  SIMILARITIES(Question.Similarities.class, EnumSet.of(Table.SNAPSHOTS, Table.SIMILARITIES)),
  /** Places of any words; computed from rows, as are the topics after it. */
  WORDS(EnumSet.of(Table.TEXT_ENCODER, Table.VECTORS)),
  WORD_DISTANCES(
      EnumSet.of(Table.SNAPSHOTS, Table.NEURON_VECTORS, Table.TEXT_ENCODER, Table.LAYERS)),
  NEAREST_NEURONS(EnumSet.of(Table.SNAPSHOTS, Table.NEURON_VECTORS, Table.TEXT_ENCODER)),
  NEIGHBOURS(EnumSet.of(Table.SNAPSHOTS, Table.NEURON_VECTORS)),
  WHAT_IF(
      EnumSet.of(
          Table.SNAPSHOTS,
          Table.SIMILARITIES,
          Table.DETECTORS,
          Table.VECTORS,
          Table.CONCEPTS,
          Table.LAYERS));

  private final Class<? extends Question> question;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable view of a set that nobody else has
  private final Set<Table> tables;

  Topic(EnumSet<Table> tables) {
    this(null, tables);
  }

  Topic(Class<? extends Question> question, EnumSet<Table> tables) {
    this.question = question;
    this.tables = Collections.unmodifiableSet(tables);
  }

  /** The tables whose growth can change an answer. */
  public Set<Table> tables() {
    return tables;
  }

  /** The name in addresses and in live messages, for example {@code top-images}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The topic with this {@linkplain #wireName() wire name}, if there is one. */
  public static Optional<Topic> named(String wireName) {
    return Arrays.stream(values()).filter(topic -> topic.wireName().equals(wireName)).findFirst();
  }

  /** The topic of questions of this type. */
  static Topic of(Class<? extends Question> question) {
    return Arrays.stream(values())
        .filter(topic -> topic.question == question)
        .findFirst()
        .orElseThrow();
  }
}
