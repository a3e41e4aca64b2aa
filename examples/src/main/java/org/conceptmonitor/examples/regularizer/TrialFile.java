package org.conceptmonitor.examples.regularizer;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The finished trials in a folder, kept in {@code trials.csv} as they come, so that a study that
 * was stopped goes on where it was. For one thread.
 */
final class TrialFile {
  private final Path file;
  private final CsvMapper mapper = new CsvMapper();
  private final CsvSchema schema = mapper.schemaFor(Trial.class);
  private final List<Trial> trials;

  private TrialFile(Path file) throws IOException {
    this.file = file;
    this.trials = Files.exists(file) ? read() : new ArrayList<>();
  }

  /**
   * Opens or makes the folder's file.
   *
   * @param settings that all its trials share
   * @throws IOException if the folder holds trials of other settings, or can't be read or written
   */
  static TrialFile in(Path folder, StudySettings settings) throws IOException {
    Files.createDirectories(folder);
    requireSame(folder.resolve("settings.json"), settings);
    return new TrialFile(folder.resolve("trials.csv"));
  }

  private static void requireSame(Path file, StudySettings settings) throws IOException {
    ObjectMapper json = new ObjectMapper();
    if (!Files.exists(file)) {
      json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), settings);
    }
    StudySettings kept = json.readValue(file.toFile(), StudySettings.class);
    if (!kept.equals(settings)) {
      throw new IOException(
          "%s says that the folder's trials are of %s, not of %s: use the same options, or another folder"
              .formatted(file, kept, settings));
    }
  }

  private List<Trial> read() throws IOException {
    try (MappingIterator<Trial> rows =
        mapper.readerFor(Trial.class).with(schema.withHeader()).readValues(file.toFile())) {
      return rows.readAll();
    }
  }

  /** All trials so far. */
  List<Trial> trials() {
    return List.copyOf(trials);
  }

  /** Whether a trial is finished. */
  boolean has(String network, String arm, long seed) {
    return trials.stream().anyMatch(trial -> trial.is(network, arm, seed));
  }

  /** A finished trial. */
  Trial get(String network, String arm, long seed) {
    return trials.stream()
        .filter(trial -> trial.is(network, arm, seed))
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "'%s' was not trained on %s with seed %d yet: it has to come first"
                        .formatted(arm, network, seed)));
  }

  /** Adds a trial, on disk first. */
  void add(Trial trial) throws IOException {
    CsvSchema rows = Files.exists(file) ? schema : schema.withHeader();
    Files.writeString(
        file,
        mapper.writer(rows).writeValueAsString(trial),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    trials.add(trial);
  }
}
