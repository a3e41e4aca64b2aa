package org.conceptmonitor.agent.protocol;

/** One row of a {@link Table}: its record components are the table's columns, in order. */
public sealed interface Row
    permits RunRow,
        SettingRow,
        LayerRow,
        ConceptRow,
        AnchorRow,
        AnchorDistanceRow,
        ScalarRow,
        SnapshotRow,
        DiversityRow,
        NeuronRow,
        TopImageRow,
        HistogramRow,
        ProbeImageRow,
        VectorRow,
        TextEncoderRow,
        NeuronVectorRow,
        DetectorRow,
        SimilarityRow {}
