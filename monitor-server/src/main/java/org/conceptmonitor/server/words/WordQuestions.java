package org.conceptmonitor.server.words;

import static org.conceptmonitor.server.store.Answer.Type.DOUBLE;
import static org.conceptmonitor.server.store.Answer.Type.FLOAT;
import static org.conceptmonitor.server.store.Answer.Type.INT;
import static org.conceptmonitor.server.store.Answer.Type.TEXT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.conceptmonitor.agent.map.FittedMap;
import org.conceptmonitor.server.store.Answer.Column;
import org.conceptmonitor.server.store.Question;
import org.conceptmonitor.server.store.RunStore;

/**
 * What is asked about words and vectors of a run. Distances are Euclidean, in the space of the
 * words and not in the 2-D view.
 *
 * @param run that is asked about
 * @param vectors that its agent has sent
 * @param words encodes what is typed
 */
record WordQuestions(RunStore store, UUID run, RunVectors vectors, WordVectors words) {
  private static final List<Column> PLACES =
      List.of(new Column("word", TEXT), new Column("x", FLOAT), new Column("y", FLOAT));
  private static final List<Column> DISTANCES =
      List.of(
          new Column("epoch", INT),
          new Column("layer", TEXT),
          new Column("word", TEXT),
          new Column("neuron", INT),
          new Column("distance", DOUBLE));
  private static final List<Column> NEURONS =
      List.of(new Column("layer", TEXT), new Column("neuron", INT), new Column("distance", DOUBLE));

  /** Where words lie in the 2-D view. */
  ComputedRows places(List<String> asked) {
    Map<String, float[]> encoded = encoded(asked);
    FittedMap map = vectors.map();
    List<List<Object>> rows = new ArrayList<>();
    encoded.forEach(
        (word, vector) -> {
          float[] place = map.place(vector);
          rows.add(List.of(word, place[0], place[1]));
        });
    return new ComputedRows(PLACES, rows);
  }

  /** The neuron of each layer that is nearest to each word, at one epoch or at all. */
  ComputedRows distances(List<String> asked, Optional<Integer> epoch) {
    Map<String, float[]> encoded = encoded(asked);
    List<String> layers = column(new Question.Layers(run), 0);
    List<Integer> epochs =
        epoch.map(List::of).orElseGet(() -> column(new Question.Snapshots(run), 0));
    List<List<Object>> rows = new ArrayList<>();
    for (int each : epochs) {
      List<RunVectors.Neuron> all = vectors.neurons(each);
      if (!all.isEmpty()) {
        addNearest(each, layers, all, encoded, rows);
      }
    }
    return new ComputedRows(DISTANCES, rows);
  }

  private static void addNearest(
      int epoch,
      List<String> layers,
      List<RunVectors.Neuron> all,
      Map<String, float[]> encoded,
      List<List<Object>> rows) {
    Map<String, List<RunVectors.Neuron>> byLayer =
        all.stream().collect(Collectors.groupingBy(RunVectors.Neuron::layer));
    for (String layer : layers) {
      encoded.forEach(
          (word, vector) -> {
            Optional<Rated> nearest =
                rated(byLayer.getOrDefault(layer, List.of()), vector).min(NEAREST_FIRST);
            rows.add(
                List.of(
                    epoch,
                    layer,
                    word,
                    nearest.map(found -> found.neuron().neuron()).orElse(-1),
                    nearest.map(Rated::distance).orElse(Double.NaN)));
          });
    }
  }

  /** The living neurons of an epoch, those nearest to a word first. */
  ComputedRows nearest(String word, int epoch) {
    float[] vector = encoded(List.of(word)).get(word);
    return ranked(vectors.neurons(epoch), vector);
  }

  /** The other living neurons of an epoch, those nearest to a neuron first. */
  ComputedRows neighbours(String layer, int neuron, int epoch) {
    Map<Boolean, List<RunVectors.Neuron>> own =
        vectors.neurons(epoch).stream()
            .collect(Collectors.partitioningBy(other -> other.is(layer, neuron)));
    return own.get(true).stream()
        .findFirst()
        .map(found -> ranked(own.get(false), found.vector()))
        .orElse(new ComputedRows(NEURONS, List.of()));
  }

  /** Of equals those that were sent first. */
  private static final Comparator<Rated> NEAREST_FIRST =
      Comparator.comparingDouble(Rated::distance);

  private record Rated(RunVectors.Neuron neuron, double distance) {
    List<Object> row() {
      return List.of(neuron.layer(), neuron.neuron(), distance);
    }
  }

  private static ComputedRows ranked(Collection<RunVectors.Neuron> neurons, float[] vector) {
    return new ComputedRows(
        NEURONS, rated(neurons, vector).sorted(NEAREST_FIRST).map(Rated::row).toList());
  }

  private static Stream<Rated> rated(Collection<RunVectors.Neuron> neurons, float[] vector) {
    return neurons.stream().map(neuron -> new Rated(neuron, neuron.distance(vector)));
  }

  private Map<String, float[]> encoded(List<String> asked) {
    vectors.requireEncoder(words.encoderName());
    return words.of(asked);
  }

  @SuppressWarnings("unchecked") // the column's type is the caller's knowledge of the question
  private <T> List<T> column(Question question, int column) {
    return store.answer(question).rows().stream().map(row -> (T) row.get(column)).toList();
  }
}
