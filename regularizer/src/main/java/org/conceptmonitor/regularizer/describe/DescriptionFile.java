package org.conceptmonitor.regularizer.describe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Reads descriptions from CSV or JSON lines, one at a time. */
final class DescriptionFile {
  private static final String[] NEURON = {"neuron", "unit"};
  private static final String[] TEXT = {"text", "description"};
  private static final String[] SCORE = {"score", "similarity"};
  private static final ObjectReader CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build()
          .readerFor(JsonNode.class)
          .with(CsvSchema.emptySchema().withHeader());
  private static final ObjectReader JSON = new ObjectMapper().readerFor(JsonNode.class);

  private final Path file;
  private final Consumer<NeuronDescription> sink;

  private DescriptionFile(Path file, Consumer<NeuronDescription> sink) {
    this.file = file;
    this.sink = sink;
  }

  /** Hands over each description; what the consumer refuses is reported with its line. */
  static void forEach(Path file, Consumer<NeuronDescription> sink) throws IOException {
    String name = file.toString();
    DescriptionFile reader = new DescriptionFile(file, sink);
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
        reader.readJsonLines(lines);
      } else {
        reader.readCsv(lines);
      }
    }
  }

  private void readJsonLines(BufferedReader lines) throws IOException {
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        accept(json(line, number), number);
      }
    }
  }

  private JsonNode json(String line, int number) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw error(number, "expected one JSON object a line: " + e.getOriginalMessage());
    }
  }

  private void readCsv(BufferedReader lines) throws IOException {
    try (MappingIterator<JsonNode> rows = CSV.readValues(lines)) {
      while (rows.hasNextValue()) {
        JsonNode row = rows.nextValue();
        accept(row, rows.getCurrentLocation().getLineNr() - 1);
      }
    } catch (JsonProcessingException e) {
      throw error(e.getLocation().getLineNr(), e.getOriginalMessage());
    }
  }

  private void accept(JsonNode row, int line) {
    try {
      String layer = required(row, "layer");
      int neuron = neuron(required(row, NEURON));
      sink.accept(new NeuronDescription(layer, neuron, required(row, TEXT), score(row)));
    } catch (IllegalArgumentException e) {
      throw error(line, e.getMessage());
    }
  }

  private static int neuron(String number) {
    try {
      int neuron = Integer.parseInt(number);
      if (neuron >= 0) {
        return neuron;
      }
    } catch (NumberFormatException notANumber) {
      // reported below, as a negative one is
    }
    throw new IllegalArgumentException(
        "the neuron is '%s': expected a whole number from 0".formatted(number));
  }

  private static OptionalDouble score(JsonNode row) {
    String score = field(row, SCORE);
    if (score.isBlank()) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(score);
      if (Double.isFinite(value)) {
        return OptionalDouble.of(value);
      }
    } catch (NumberFormatException notANumber) {
      // reported below, as an infinite one is
    }
    throw new IllegalArgumentException(
        "the score is '%s': expected a finite number, or nothing".formatted(score));
  }

  private static String required(JsonNode row, String... names) {
    String value = field(row, names);
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          "there is no %s: expected the fields layer, neuron, text and, if known, score"
              .formatted(String.join(" or ", names)));
    }
    return value;
  }

  private static String field(JsonNode row, String... names) {
    return Arrays.stream(names)
        .filter(row::hasNonNull)
        .map(name -> row.get(name).asText().strip())
        .findFirst()
        .orElse("");
  }

  private IllegalArgumentException error(int line, String what) {
    return new IllegalArgumentException("%s, line %d: %s".formatted(file, line, what));
  }
}
