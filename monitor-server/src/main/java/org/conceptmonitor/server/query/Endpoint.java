package org.conceptmonitor.server.query;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.conceptmonitor.server.store.Topic;

/**
 * An address that answers rows. docs/protocol.md and openapi.json list them.
 *
 * @param path as Vert.x has it
 * @param parameters the names of those that it takes
 * @param query makes the query from them
 */
public record Endpoint(String path, Set<String> parameters, Function<Parameters, Query> query) {
  /** The address of a run. */
  public static final String RUN = "/api/v1/runs/:run";

  /** Keeps its own set. */
  public Endpoint {
    parameters = Set.copyOf(parameters);
  }

  /** The address below a run that has a topic's name. */
  public static Endpoint of(Topic topic, Function<Parameters, Query> query, String... parameters) {
    return at(RUN + "/" + topic.wireName(), query, parameters);
  }

  /** An address that takes these parameters, and those that choose rows. */
  public static Endpoint at(String path, Function<Parameters, Query> query, String... parameters) {
    Set<String> names =
        Stream.concat(Stream.of(parameters), Stream.of("limit", "offset"))
            .collect(Collectors.toUnmodifiableSet());
    return new Endpoint(path, names, query);
  }
}
