package org.conceptmonitor.server.whatif;

import io.vertx.ext.web.handler.HttpException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.conceptmonitor.agent.map.FittedMap;
import org.conceptmonitor.agent.map.MapDistance;
import org.conceptmonitor.agent.protocol.ConceptRow;
import org.conceptmonitor.agent.protocol.DetectorRow;
import org.conceptmonitor.agent.protocol.LayerRow;
import org.conceptmonitor.agent.protocol.SimilarityRow;
import org.conceptmonitor.agent.protocol.VectorRow;
import org.conceptmonitor.server.store.Question;
import org.conceptmonitor.server.store.RunStore;

/**
 * Reads what is stored of a run.
 *
 * @param store where
 * @param run its id
 */
record StoredEvidence(RunStore store, UUID run) {
  private static final String CONCEPT = "concept";
  private static final String ANCHOR = "anchor";
  private static final Map<String, MapDistance> MAPS =
      Map.of("euclidean map", MapDistance.EUCLIDEAN, "cosine map", MapDistance.COSINE);

  /* A value sent in 16 bits is kept in 32, at most twice. */
  private static final long FLOATS = 4;

  /** The detectors whose similarities are stored. */
  List<DetectorRow> detectors() {
    return store.rows(run, DetectorRow.class);
  }

  /** The epochs of which similarities by a detector are stored, rising. */
  List<Integer> epochs(String detector) {
    return store.answer(new Question.Similarities(run)).rows().stream()
        .filter(row -> row.get(1).equals(detector))
        .map(row -> (Integer) row.get(0))
        .toList();
  }

  /**
   * The layers at an epoch, from the input on.
   *
   * @throws HttpException if no similarities of the epoch are stored
   */
  List<Layer> layers(String detector, int epoch) {
    Map<String, List<SimilarityRow>> neurons =
        store.rows(run, SimilarityRow.class, epoch).stream()
            .filter(row -> row.detector().equals(detector))
            .sorted(Comparator.comparingInt(SimilarityRow::neuron))
            .collect(Collectors.groupingBy(SimilarityRow::layer));
    if (neurons.isEmpty()) {
      throw NotStored.because(
          "no similarities by %s are stored of epoch %d: the epochs that are stored stand under similarities"
              .formatted(detector, epoch));
    }
    return store.rows(run, LayerRow.class).stream()
        .sorted(Comparator.comparingInt(LayerRow::position))
        .map(LayerRow::layer)
        .filter(neurons::containsKey)
        .map(layer -> new Layer(layer, neurons.get(layer)))
        .toList();
  }

  /** The concepts by index. */
  Map<Integer, ConceptRow> concepts() {
    return store.rows(run, ConceptRow.class).stream()
        .collect(
            Collectors.toUnmodifiableMap(
                ConceptRow::concept, Function.identity(), (first, again) -> first));
  }

  /** The space of the concept words. */
  WordSpace words() {
    Map<String, TreeMap<Integer, VectorRow>> sent = new HashMap<>();
    long bytes = 0;
    for (VectorRow row : store.rows(run, VectorRow.class)) {
      bytes += FLOATS * row.vector().length;
      sent.computeIfAbsent(row.space(), space -> new TreeMap<>()).put(row.position(), row);
    }
    Map<String, List<VectorRow>> spaces = new HashMap<>();
    sent.forEach((space, rows) -> spaces.put(space, List.copyOf(rows.values())));
    Vectors concepts = Vectors.of(spaces.getOrDefault(CONCEPT, List.of()));
    Vectors anchors =
        spaces.containsKey(ANCHOR)
            ? Vectors.of(spaces.get(ANCHOR)).ofWidth(concepts.width())
            : concepts;
    List<FittedMap> maps = new ArrayList<>();
    MAPS.forEach(
        (space, distance) -> {
          List<VectorRow> fitted = spaces.getOrDefault(space, List.of());
          if (fitted.size() > FittedMap.NEIGHBORS) {
            maps.add(map(fitted, Vectors.of(fitted).ofWidth(concepts.width()), distance));
          }
        });
    return new WordSpace(concepts, new AnchorDistance(anchors), maps.stream().findFirst(), bytes);
  }

  private static FittedMap map(List<VectorRow> rows, Vectors vectors, MapDistance distance) {
    float[] places = new float[2 * rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      places[2 * row] = rows.get(row).x();
      places[2 * row + 1] = rows.get(row).y();
    }
    return new FittedMap(vectors.values(), vectors.width(), places, distance);
  }
}
