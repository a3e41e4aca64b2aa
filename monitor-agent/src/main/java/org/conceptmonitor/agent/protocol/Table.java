package org.conceptmonitor.agent.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The tables of protocol version {@value #VERSION}; each holds rows of one record type. */
public enum Table {
  RUN(RunRow.class),
  SETTINGS(SettingRow.class),
  LAYERS(LayerRow.class),
  CONCEPTS(ConceptRow.class),
  ANCHORS(AnchorRow.class),
  SCALARS(ScalarRow.class),
  SNAPSHOTS(SnapshotRow.class),
  DIVERSITY(DiversityRow.class),
  ANCHOR_DISTANCES(AnchorDistanceRow.class),
  NEURONS(NeuronRow.class),
  TOP_IMAGES(TopImageRow.class),
  HISTOGRAMS(HistogramRow.class),
  PROBE_IMAGES(ProbeImageRow.class),
  VECTORS(VectorRow.class),
  TEXT_ENCODER(TextEncoderRow.class),
  NEURON_VECTORS(NeuronVectorRow.class),
  DETECTORS(DetectorRow.class),
  SIMILARITIES(SimilarityRow.class);

  /** Version of the protocol; part of every stream's schema metadata. */
  public static final int VERSION = 1;

  private final Class<? extends Row> rowType;

  @SuppressWarnings("ImmutableEnumChecker") // immutable, but holds Arrow types not annotated so
  private final TableSchema schema;

  Table(Class<? extends Row> rowType) {
    this.rowType = rowType;
    this.schema = new TableSchema(wireName(), rowType);
  }

  /** The record whose components are this table's columns. */
  public Class<? extends Row> rowType() {
    return rowType;
  }

  /** The columns and their Arrow form. */
  public TableSchema schema() {
    return schema;
  }

  /** The name in addresses and in the store, for example {@code top_images}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The table with this {@linkplain #wireName() wire name}, if there is one. */
  public static Optional<Table> named(String wireName) {
    return Arrays.stream(values()).filter(table -> table.wireName().equals(wireName)).findFirst();
  }

  /** The table that holds rows of this type. */
  public static Table of(Class<? extends Row> rowType) {
    return Arrays.stream(values())
        .filter(table -> table.rowType == rowType)
        .findFirst()
        .orElseThrow();
  }
}
