package org.conceptmonitor.server.whatif;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.ConceptRow;
import org.conceptmonitor.agent.protocol.DetectorRow;
import org.conceptmonitor.server.store.RunStore;
import org.conceptmonitor.server.store.Topic;

/**
 * What is stored of a run, to be seen under some settings. What was read before is not read again
 * until something is stored that can have changed it.
 */
final class Evidence {
  /* Of a row beside its texts and 16-bit floats, at most. */
  private static final long ROW_BYTES = 256;

  private record Key(UUID run, String era, long version, List<Object> what) {}

  private final StoredEvidence stored;
  private final EvidenceCache cache;
  private final String era;
  private final long version;
  private final ChosenSettings settings;

  /**
   * @throws io.vertx.ext.web.handler.HttpException if the choice is of a detector or rule that is
   *     not stored
   */
  Evidence(RunStore store, EvidenceCache cache, Choice choice) {
    this.cache = cache;
    stored = new StoredEvidence(store, choice.run());
    era = store.era();
    version = store.version(choice.run(), Topic.WHAT_IF);
    settings =
        ChosenSettings.of(choice, get(stored::detectors, Evidence::bytesOfDetectors, "detectors"));
  }

  ChosenSettings settings() {
    return settings;
  }

  /** The epochs of which similarities are stored, rising. */
  List<Integer> epochs() {
    String detector = settings.detector();
    return get(
        () -> stored.epochs(detector), epochs -> ROW_BYTES * epochs.size(), "epochs", detector);
  }

  /**
   * The layers at an epoch, from the input on.
   *
   * @throws io.vertx.ext.web.handler.HttpException if no similarities of the epoch are stored
   */
  List<Layer> layers(int epoch) {
    String detector = settings.detector();
    return get(
        () -> stored.layers(detector, epoch), Evidence::bytesOfLayers, "layers", detector, epoch);
  }

  /** The concepts by index. */
  Map<Integer, ConceptRow> concepts() {
    return get(stored::concepts, Evidence::bytesOfConcepts, "concepts");
  }

  /** The space of the concept words. */
  WordSpace words() {
    return get(stored::words, WordSpace::bytes, "words");
  }

  private <T> T get(Supplier<T> read, ToLongFunction<T> bytes, Object... what) {
    return cache.get(new Key(stored.run(), era, version, List.of(what)), read, bytes);
  }

  private static long bytesOfDetectors(List<DetectorRow> detectors) {
    return detectors.stream().mapToLong(row -> bytes(row.detector(), row.rule())).sum();
  }

  private static long bytesOfConcepts(Map<Integer, ConceptRow> concepts) {
    return concepts.values().stream().mapToLong(row -> bytes(row.word(), row.category())).sum();
  }

  private static long bytesOfLayers(List<Layer> layers) {
    return layers.stream()
        .flatMap(layer -> layer.neurons().stream())
        .mapToLong(
            row -> bytes(row.layer(), row.detector(), row.state()) + row.differences().length)
        .sum();
  }

  private static long bytes(String... texts) {
    return ROW_BYTES + Character.BYTES * Stream.of(texts).mapToLong(String::length).sum();
  }
}
