package org.conceptmonitor.examples.dissect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.describe.ImportedDescriptions;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.MiniLmEncoder;
import org.conceptmonitor.regularizer.text.TextEncoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Labels a layer's neurons from activations in NumPy files, whatever framework saved them. */
@Command(
    name = "dissect",
    description = {
      "Shows which concepts neurons detect, from activations saved as NumPy arrays, or from",
      "descriptions that a labeller wrote."
    },
    footer = {
      "",
      "Writes similarity.npy (neurons, concepts), embedding.npy (neurons, width), labels.csv",
      "(neuron, concept, similarity, p, interpretable) and summary.json. Arrays are little-endian,",
      "in C order; float32 or float64 where no other type is named."
    },
    mixinStandardHelpOptions = true)
public final class Dissect implements Callable<Integer> {
  private static final int NUISANCES = 4;

  @Spec private CommandSpec command;

  @Mixin private ProbeOptions probeOptions;
  @Mixin private DetectorOptions detectorOptions;

  @Option(
      names = "--temperature",
      description = "T of the unified embedding (0.01; soft-wpmi and wpmi: 0.1).")
  private Double temperature;

  @Option(
      names = "--concept-vectors",
      description = "(concepts, width): vectors of the words (made by all-MiniLM-L6-v2).")
  private Path conceptVectors;

  @Option(
      names = "--anchors",
      description = "Concept indices from 0, one a line, for d_anchor (all concepts).")
  private Path anchors;

  @Option(
      names = "--tau",
      description =
          "Neurons with a similarity above it are interpretable (those whose concept both halves of"
              + " the images give; iou, descriptions, or too few images for halves: the detector's"
              + " own).")
  private Double tau;

  @Option(
      names = "--nuisances",
      description =
          "(images, 4): brightness, contrast, edges and area, to be taken out of neurons and"
              + " concepts before halves are compared (not known).")
  private Path nuisances;

  @Option(
      names = "--permutations",
      defaultValue = "99",
      description = "Shuffles for p where a tau alone decides; 0 for none (${DEFAULT-VALUE}).")
  private int permutations;

  @Option(names = "--seed", defaultValue = "1", description = "Of all chance (${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--out", required = true, description = "Folder for the results.")
  private Path out;

  @Override
  public Integer call() {
    try (OpenFiles files = new OpenFiles()) {
      dissect(files);
      return ExitCode.OK;
    } catch (IOException | IllegalArgumentException e) {
      command.commandLine().getErr().println(e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private void dissect(OpenFiles files) throws IOException {
    ConceptWords words = probeOptions.words(files);
    int concepts = words.words().size();
    int[] chosen =
        anchors == null
            ? IntStream.range(0, concepts).toArray()
            : WordFile.anchors(anchors, concepts);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("detector", detectorOptions.name());
    Dissection dissection =
        detectorOptions.readsDescriptions()
            ? ofDescriptions(files, words, chosen, settings)
            : ofActivations(files, words, chosen, settings);
    settings.put("concepts", concepts);
    settings.put("anchors", chosen.length);
    ResultFolder.at(out).write(dissection, words.words(), settings);
    report(dissection);
  }

  private Dissection ofActivations(
      OpenFiles files, ConceptWords words, int[] chosen, Map<String, Object> settings)
      throws IOException {
    ConceptDetector detector = detectorOptions.create(files, seed);
    LayerProbe probe =
        detectorOptions.readsMaps()
            ? probeOptions.probeWithMasks(files, words)
            : probeOptions.probe(files, words);
    Matrix vectors = vectors(files, words);
    Interpretation interpretation = interpretation(files, detector, probe);
    settings.put("tau", interpretation.threshold());
    settings.put("rule", interpretation.rule());
    settings.put("floor", detectorOptions.floor());
    settings.put("temperature", temperature());
    settings.put("seed", seed);
    settings.put("images", probe.activations().rows());
    return Dissection.of(detector, probe, vectors, chosen, temperature(), interpretation);
  }

  private Dissection ofDescriptions(
      OpenFiles files, ConceptWords words, int[] chosen, Map<String, Object> settings)
      throws IOException {
    if (conceptVectors != null) {
      throw new IllegalArgumentException(
          "--concept-vectors can't be compared with descriptions: leave it out, and one text encoder makes the vectors of both");
    }
    LayerDescriptions descriptions = detectorOptions.descriptions();
    TextEncoder encoder = new MiniLmEncoder();
    Matrix embedding = descriptions.embedding(probeOptions.neurons(files), encoder);
    double threshold = tau == null ? ImportedDescriptions.DEFAULT_THRESHOLD : tau;
    settings.put("tau", threshold);
    settings.put("rule", AboveThreshold.RULE);
    settings.put("layer", descriptions.layer());
    return Dissection.ofDescriptions(embedding, encoder.encode(words.words()), chosen, threshold);
  }

  private Matrix vectors(OpenFiles files, ConceptWords words) throws IOException {
    int count = words.words().size();
    if (conceptVectors == null) {
      return new MiniLmEncoder().encode(words.words());
    }
    Matrix vectors = files.matrix(conceptVectors, "(concepts, width)");
    if (vectors.rows() != count) {
      throw new IOException(
          "%s has %d vectors, and there are %d concepts: give one a concept, in the same order"
              .formatted(conceptVectors, vectors.rows(), count));
    }
    return vectors;
  }

  private double temperature() {
    return temperature == null ? detectorOptions.defaultTemperature() : temperature;
  }

  private Interpretation interpretation(OpenFiles files, ConceptDetector detector, LayerProbe probe)
      throws IOException {
    if (permutations < 0) {
      throw new IllegalArgumentException(
          "--permutations is %d: give 0 or more, such as 99".formatted(permutations));
    }
    double own = detector.defaultThreshold();
    boolean byThreshold =
        tau != null
            || detectorOptions.fitsThisProbeOnly()
            || !Replicated.isPossible(detector, probe);
    if (byThreshold) {
      return new AboveThreshold(tau == null ? own : tau, permutations, seed);
    }
    Matrix measures =
        nuisances == null
            ? Matrix.zeros(probe.activations().rows(), NUISANCES)
            : files.matrix(nuisances, "(images, 4)");
    return new Replicated(own, seed, measures, nuisances != null);
  }

  private void report(Dissection dissection) {
    command
        .commandLine()
        .getOut()
        .printf(
            "%d of %d neurons are interpretable, with %d concepts; d_anchor %.4f. Results are in %s%n",
            dissection.interpretable(),
            dissection.labels().size(),
            dissection.distinctConcepts(),
            dissection.anchorDistance(),
            out);
  }
}
