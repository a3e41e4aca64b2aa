package org.conceptmonitor.agent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.conceptmonitor.agent.analysis.ConceptMap;
import org.conceptmonitor.agent.analysis.Interpretation;
import org.conceptmonitor.agent.capture.LayerSelection;
import org.conceptmonitor.agent.capture.ProbeScaling;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.regularizer.concept.Anchor;
import org.conceptmonitor.regularizer.text.TextEncoder;

/**
 * What the user chose.
 *
 * @param run display name of the run
 * @param layers to monitor
 * @param every how many epochs a snapshot is taken
 * @param iterationsPerEpoch iterations that count as an epoch, where the training loop has no
 *     epochs
 * @param inputShape what the user says of the images' shape
 * @param probeSet makes the probe set for the network's input shape
 * @param scaling of the probe images
 * @param encoder makes the text encoder
 * @param map makes the 2-D view
 * @param anchors the user's own
 * @param interpretation how activations are read as concepts
 * @param whatIf which similarities are sent
 * @param closeTimeout how long closing waits for pending snapshots
 */
record MonitorOptions(
    String run,
    LayerSelection layers,
    int every,
    OptionalInt iterationsPerEpoch,
    Optional<ImageShape> inputShape,
    Function<ImageShape, ProbeSet> probeSet,
    Optional<ProbeScaling> scaling,
    Supplier<TextEncoder> encoder,
    Function<TextEncoder, ConceptMap> map,
    List<Anchor> anchors,
    Interpretation interpretation,
    WhatIfOptions whatIf,
    Duration closeTimeout) {}
