package org.conceptmonitor.server.live;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.conceptmonitor.server.store.RunId;
import org.conceptmonitor.server.store.Topic;

/** What a browser may say; docs/protocol.md describes it. */
sealed interface BrowserMessage {
  /** Adds a subscription, in the place of the one with its id if there is one. */
  record Subscribe(Subscription subscription) implements BrowserMessage {}

  /** Ends a subscription. */
  record Unsubscribe(String id) implements BrowserMessage {}

  /** The longest id or tag, in characters. */
  int MAX_TEXT = 1_000;

  /** The largest number of tags in one subscription. */
  int MAX_TAGS = 100;

  /**
   * Reads a message.
   *
   * @throws BadMessageException if it is none
   */
  static BrowserMessage parse(String text) {
    try {
      JsonObject message = new JsonObject(text);
      return message.containsKey("unsubscribe") ? unsubscribe(message) : subscribe(message);
    } catch (DecodeException e) {
      throw new BadMessageException("this is no JSON object");
    }
  }

  private static BrowserMessage unsubscribe(JsonObject message) {
    requireOnly(message, Set.of("unsubscribe"));
    return new Unsubscribe(text(message.getValue("unsubscribe"), "unsubscribe"));
  }

  private static BrowserMessage subscribe(JsonObject message) {
    requireOnly(message, Set.of("subscribe", "question", "run", "tags", "after"));
    String id = text(message.getValue("subscribe"), "subscribe");
    Topic topic = topic(text(message.getValue("question"), "question"));
    Optional<UUID> run =
        topic == Topic.RUNS ? Optional.empty() : Optional.of(run(message.getValue("run")));
    return new Subscribe(new Subscription(id, run, topic, tags(message), after(message)));
  }

  private static void requireOnly(JsonObject message, Set<String> names) {
    for (String name : message.fieldNames()) {
      if (!names.contains(name)) {
        throw new BadMessageException("a field is not known here: use only " + names);
      }
    }
  }

  private static String text(Object value, String name) {
    if (value instanceof String text && !text.isEmpty() && text.length() <= MAX_TEXT) {
      return text;
    }
    throw new BadMessageException("%s: give a text of 1 to %d".formatted(name, MAX_TEXT));
  }

  private static Topic topic(String name) {
    return Topic.named(name)
        .orElseThrow(() -> new BadMessageException("question: give one of docs/protocol.md"));
  }

  private static UUID run(Object value) {
    return Optional.ofNullable(value)
        .filter(String.class::isInstance)
        .flatMap(text -> RunId.parse((String) text))
        .orElseThrow(() -> new BadMessageException("run: give a UUID"));
  }

  private static Set<String> tags(JsonObject message) {
    Set<String> tags = new HashSet<>();
    if (message.getValue("tags", new JsonArray()) instanceof JsonArray given
        && given.size() <= MAX_TAGS) {
      given.forEach(tag -> tags.add(text(tag, "tags")));
      return tags;
    }
    throw new BadMessageException("tags: give a list of up to %d texts".formatted(MAX_TAGS));
  }

  private static OptionalLong after(JsonObject message) {
    Object value = message.getValue("after");
    if (value == null) {
      return OptionalLong.empty();
    }
    if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= 0) {
      return OptionalLong.of(((Number) value).longValue());
    }
    throw new BadMessageException("after: give a whole number from 0");
  }
}
