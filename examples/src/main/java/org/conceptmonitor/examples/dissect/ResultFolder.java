package org.conceptmonitor.examples.dissect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.conceptmonitor.examples.npy.NpyWriter;
import org.conceptmonitor.regularizer.matrix.Matrix;

/** The files that a dissection leaves, over those that may be there. */
record ResultFolder(Path folder) {

  /** Makes the folder where it is missing. */
  static ResultFolder at(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException("%s is a file: give --out a folder".formatted(folder));
    }
    Files.createDirectories(folder);
    return new ResultFolder(folder);
  }

  /**
   * Writes similarity.npy, embedding.npy and labels.csv, and, last, summary.json.
   *
   * @param settings added to the summary's figures
   */
  void write(Dissection dissection, List<String> words, Map<String, Object> settings)
      throws IOException {
    write("similarity.npy", dissection.similarity());
    write("embedding.npy", dissection.embedding());
    writeLabels(dissection.labels(), words);
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("summary.json").toFile(), summary(dissection, settings));
  }

  private void write(String name, Matrix matrix) throws IOException {
    NpyWriter.write(folder.resolve(name), matrix.rows(), matrix.columns(), matrix.values());
  }

  private void writeLabels(List<NeuronLabel> labels, List<String> words) throws IOException {
    CsvMapper mapper =
        CsvMapper.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();
    try (BufferedWriter file = Files.newBufferedWriter(folder.resolve("labels.csv"));
        SequenceWriter rows = mapper.writer().writeValues(file)) {
      rows.write(List.of("neuron", "concept", "similarity", "p", "interpretable"));
      for (NeuronLabel label : labels) {
        rows.write(
            List.of(
                "" + label.neuron(),
                label.concept() < 0 ? "" : words.get(label.concept()),
                "" + label.similarity(),
                "" + label.p(),
                "" + label.interpretable()));
      }
    }
  }

  private static Map<String, Object> summary(Dissection dissection, Map<String, Object> settings) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("d_anchor", numberOrNull(dissection.anchorDistance()));
    summary.put("mean_pairwise_distance", numberOrNull(dissection.meanPairwiseDistance()));
    summary.put("interpretable", dissection.interpretable());
    summary.put("distinct_concepts", dissection.distinctConcepts());
    summary.putAll(settings);
    summary.put("neurons", dissection.labels().size());
    summary.put("living_neurons", dissection.living());
    return summary;
  }

  /* JSON knows no NaN. */
  private static Double numberOrNull(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
