package org.conceptmonitor.server.live;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.conceptmonitor.server.store.Growth;
import org.conceptmonitor.server.store.Topic;

/**
 * One browser. At most one notice is on its way to it; of those that wait meanwhile, only the
 * newest of each subscription is kept, so that memory is bounded by {@value #MAX_SUBSCRIPTIONS}
 * subscriptions. Belongs to the event loop.
 */
final class LiveClient {
  /** The largest number of subscriptions. */
  static final int MAX_SUBSCRIPTIONS = 512;

  private final Function<String, Future<Void>> send;
  private final ToLongFunction<Subscription> newest;
  private final Map<String, Subscription> subscriptions = new HashMap<>();
  private final Map<String, Long> told = new HashMap<>();
  private final Map<String, Long> waiting = new LinkedHashMap<>();
  private boolean sending;

  /**
   * Makes a browser.
   *
   * @param send sends one message and succeeds once it has left this process
   * @param newest the version of what there is now for a subscription
   */
  LiveClient(Function<String, Future<Void>> send, ToLongFunction<Subscription> newest) {
    this.send = send;
    this.newest = newest;
  }

  /**
   * Does what the browser says.
   *
   * @throws BadMessageException if it says nothing that is understood, or subscribes too often
   */
  void receive(String text) {
    BrowserMessage message = BrowserMessage.parse(text);
    if (message instanceof BrowserMessage.Subscribe subscribe) {
      subscribe(subscribe.subscription());
    } else if (message instanceof BrowserMessage.Unsubscribe unsubscribe) {
      forget(unsubscribe.id());
    }
  }

  /*
   * What has grown before this is told of now, what grows later when it does: the subscription
   * stands before the newest version is looked up, so nothing falls in between.
   */
  private void subscribe(Subscription subscription) {
    forget(subscription.id());
    if (subscriptions.size() == MAX_SUBSCRIPTIONS) {
      throw new BadMessageException(
          "too many subscriptions: hold at most %d".formatted(MAX_SUBSCRIPTIONS));
    }
    subscriptions.put(subscription.id(), subscription);
    long version = newest.applyAsLong(subscription);
    if (subscription.after().orElse(-1) == version) {
      told.put(subscription.id(), version);
    } else {
      tell(subscription.id(), version);
    }
  }

  private void forget(String id) {
    subscriptions.remove(id);
    told.remove(id);
    waiting.remove(id);
  }

  /** Takes note that a table has grown, and says so as soon as the browser can take it. */
  void offer(Growth growth) {
    for (Subscription subscription : subscriptions.values()) {
      if (subscription.isAbout(growth) && growth.version() > told.get(subscription.id())) {
        tell(subscription.id(), growth.version());
      }
    }
  }

  /** Takes note that runs have changed otherwise than by growing. */
  void offerRuns() {
    for (Subscription subscription : subscriptions.values()) {
      if (subscription.topic() == Topic.RUNS) {
        tell(subscription.id(), newest.applyAsLong(subscription));
      }
    }
  }

  private void tell(String id, long version) {
    told.put(id, version);
    waiting.put(id, version);
    sendNext();
  }

  private void sendNext() {
    Iterator<Map.Entry<String, Long>> first = waiting.entrySet().iterator();
    if (sending || !first.hasNext()) {
      return;
    }
    Map.Entry<String, Long> notice = first.next();
    first.remove();
    sending = true;
    String text = subscriptions.get(notice.getKey()).notice(notice.getValue());
    send.apply(text).onSuccess(sent -> sent());
  }

  private void sent() {
    sending = false;
    sendNext();
  }
}
