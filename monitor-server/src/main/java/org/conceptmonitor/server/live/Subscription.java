package org.conceptmonitor.server.live;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.conceptmonitor.server.store.Growth;
import org.conceptmonitor.server.store.Topic;

/**
 * What one view of a browser wants to hear of. Immutable.
 *
 * @param id the browser's name for it
 * @param run none for all runs
 * @param tags of the series; empty for all
 * @param after the version of what the view has; none if it has nothing
 */
record Subscription(
    String id, Optional<UUID> run, Topic topic, Set<String> tags, OptionalLong after) {

  /** Whether the growth can change what the view shows. */
  boolean isAbout(Growth growth) {
    return run.map(growth.run()::equals).orElse(true)
        && topic.tables().contains(growth.table())
        && (tags.isEmpty() || growth.tags().stream().anyMatch(tags::contains));
  }

  /** The notice that there is news up to a version. */
  String notice(long version) {
    JsonObject notice = new JsonObject().put("subscription", id).put("question", topic.wireName());
    run.ifPresent(id -> notice.put("run", id.toString()));
    return notice.put("version", version).encode();
  }
}
