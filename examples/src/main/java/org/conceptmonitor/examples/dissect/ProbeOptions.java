package org.conceptmonitor.examples.dissect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.conceptmonitor.examples.npy.NpyFile;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;
import picocli.CommandLine.Option;

/** The files of one layer and probe set. */
final class ProbeOptions {
  private static final String ACTIVATIONS = "(images, neurons) or (images, neurons, height, width)";

  @Option(
      names = "--activations",
      description =
          "q: "
              + ACTIVATIONS
              + ", of which the spatial mean is taken. Needed by every detector but descriptions.")
  private Path activations;

  @Option(
      names = "--concept-activations",
      description = "P: (images, concepts). Needed by every detector but iou and descriptions.")
  private Path conceptActivations;

  @Option(
      names = "--concepts",
      required = true,
      description = "One word a line; as .csv, word,category under that header.")
  private Path concepts;

  @Option(
      names = "--masks",
      description =
          "iou: bool or uint8 (images, concepts, height, width), or labels as int16 or wider"
              + " (images, layers, height, width): 0 for none, n for the n-th concept.")
  private Path masks;

  @Option(
      names = "--scene-labels",
      description = "iou: (images,) label of the whole image, 0 for none.")
  private Path sceneLabels;

  @Option(
      names = "--label-categories",
      description =
          "iou: (concepts,) or (concepts + 1,), the first for label 0; category numbers from 0,"
              + " unless the concept file has categories.")
  private Path labelCategories;

  ConceptWords words(OpenFiles files) throws IOException {
    ConceptWords words = ConceptWords.read(concepts);
    if (labelCategories == null) {
      return words;
    }
    NpyFile file = files.open(labelCategories);
    return words.inCategories(files.integers(file), file);
  }

  /** Reads activations and concept activations. */
  LayerProbe probe(OpenFiles files, ConceptWords words) throws IOException {
    if (conceptActivations == null) {
      throw new IllegalArgumentException(
          "--concept-activations is missing: give P (images, concepts), which every detector but iou and descriptions needs");
    }
    Matrix concept = files.matrix(conceptActivations, "(images, concepts)");
    requireWords(words, concept.columns(), conceptActivations);
    NpyFile file = activations(files);
    boolean maps = file.shape().length == 4;
    Matrix neuron = maps ? MapFile.of(file).spatialMeans() : files.matrix(activations, ACTIVATIONS);
    requireImages(neuron.rows(), concept.rows(), conceptActivations);
    return LayerProbe.of(neuron, concept);
  }

  /** Reads activation maps and masks; the concept activations are shares of pixels. */
  LayerProbe probeWithMasks(OpenFiles files, ConceptWords words) throws IOException {
    if (masks == null) {
      throw new IllegalArgumentException(
          "--masks is missing: iou compares activation maps with masks; other detectors need none");
    }
    NpyFile file = activations(files);
    OpenFiles.requireDimensions(file, "(images, neurons, height, width), as iou needs", 4);
    MapFile maps = MapFile.of(file);
    MaskFile maskFile = new MaskFile(files.open(masks), scenes(files), categorised(words));
    requireImages(maps.images(), maskFile.images(), masks);
    Matrix shares = maskFile.shares();
    return new LayerProbe(maps.spatialMeans(), shares, Optional.of(maps), Optional.of(maskFile));
  }

  /** How many neurons the activations are of, where they are given. */
  OptionalInt neurons(OpenFiles files) throws IOException {
    if (activations == null) {
      return OptionalInt.empty();
    }
    NpyFile file = files.open(activations);
    boolean maps = file.shape().length == 4;
    return OptionalInt.of(
        (maps ? file.shape() : OpenFiles.requireDimensions(file, ACTIVATIONS, 2))[1]);
  }

  private NpyFile activations(OpenFiles files) throws IOException {
    if (activations == null) {
      throw new IllegalArgumentException(
          "--activations is missing: give q " + ACTIVATIONS + ", what the neurons answered");
    }
    return files.open(activations);
  }

  private int[] scenes(OpenFiles files) throws IOException {
    return sceneLabels == null ? new int[0] : files.integers(files.open(sceneLabels));
  }

  private ConceptSet categorised(ConceptWords words) {
    return words
        .categorised()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "iou counts within categories, and %s has none: give a .csv file of word,category, or --label-categories"
                        .formatted(concepts)));
  }

  private void requireWords(ConceptWords words, int columns, Path file) throws IOException {
    if (words.words().size() != columns) {
      throw new IOException(
          "%s has %d words, and %s has %d concepts: both must hold the same concepts in the same order"
              .formatted(concepts, words.words().size(), file, columns));
    }
  }

  private void requireImages(int images, int others, Path file) throws IOException {
    if (images != others) {
      throw new IOException(
          "%s has %d images, and %s has %d: both must come from the same probe set"
              .formatted(activations, images, file, others));
    }
  }
}
