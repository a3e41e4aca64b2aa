package org.conceptmonitor.server.runs;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RequestBody;
import io.vertx.ext.web.handler.HttpException;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.conceptmonitor.server.store.RunStore;

/**
 * What the body of a PATCH asks for: another name, other tags, or that a deleted run comes back.
 */
sealed interface RunChange {
  /** The longest name, in characters. */
  int MOST_CHARACTERS = 200;

  /** The longest tag, in characters. */
  int MOST_CHARACTERS_OF_A_TAG = 40;

  /** The most tags of a run. */
  int MOST_TAGS = 20;

  /** Changes a run and returns what it is now. */
  JsonObject apply(RunStore store, UUID run);

  /** Another display name. */
  record Rename(String name) implements RunChange {
    @Override
    public JsonObject apply(RunStore store, UUID run) {
      return new JsonObject().put("name", store.rename(run, name));
    }
  }

  /** Tags in place of those that the run has. */
  record Tag(Set<String> tags) implements RunChange {
    @Override
    public JsonObject apply(RunStore store, UUID run) {
      return new JsonObject().put("tags", store.tag(run, tags));
    }
  }

  /** Undoes a deletion. */
  record Restore() implements RunChange {
    @Override
    public JsonObject apply(RunStore store, UUID run) {
      return new JsonObject().put("name", store.restore(run));
    }
  }

  /** Reads a body; refuses with status 400 what asks for nothing of this. */
  static RunChange parse(RequestBody body) {
    try {
      JsonObject json = body.asJsonObject();
      if (json.fieldNames().equals(Set.of("name"))) {
        return new Rename(name((String) json.getValue("name")));
      } else if (json.fieldNames().equals(Set.of("tags"))) {
        return new Tag(tags((JsonArray) json.getValue("tags")));
      } else if (json.fieldNames().equals(Set.of("deleted"))
          && !((Boolean) json.getValue("deleted"))) {
        return new Restore();
      }
    } catch (DecodeException | ClassCastException | NullPointerException e) {
      throw wrong(e);
    }
    throw wrong(null);
  }

  private static String name(String name) {
    if (name.isBlank() || name.length() > MOST_CHARACTERS) {
      throw new HttpException(
          400,
          "the name has %d characters: use 1 to %d, not all blank"
              .formatted(name.length(), MOST_CHARACTERS));
    }
    return name.strip();
  }

  private static Set<String> tags(JsonArray given) {
    if (given.size() > MOST_TAGS) {
      throw new HttpException(400, "%d tags: give up to %d".formatted(given.size(), MOST_TAGS));
    }
    Set<String> tags = new TreeSet<>();
    given.forEach(tag -> tags.add(tag((String) tag)));
    return tags;
  }

  private static String tag(String given) {
    String tag = given.strip();
    boolean speaks = tag.chars().noneMatch(c -> c == ',' || Character.isISOControl(c));
    if (tag.isEmpty() || tag.length() > MOST_CHARACTERS_OF_A_TAG || !speaks) {
      throw new HttpException(
          400,
          "the tag '%s' has %d characters: use 1 to %d, without commas and line breaks"
              .formatted(tag, tag.length(), MOST_CHARACTERS_OF_A_TAG));
    }
    return tag;
  }

  private static HttpException wrong(Throwable cause) {
    return new HttpException(
        400,
        "the body is no change of a run: send {\"name\": \"...\"}, {\"tags\": [\"...\"]} or {\"deleted\": false}",
        cause);
  }
}
