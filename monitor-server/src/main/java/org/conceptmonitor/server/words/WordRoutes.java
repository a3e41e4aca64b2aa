package org.conceptmonitor.server.words;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.conceptmonitor.regularizer.text.MiniLmEncoder;
import org.conceptmonitor.server.query.BoundedWorkers;
import org.conceptmonitor.server.query.Endpoint;
import org.conceptmonitor.server.query.Parameters;
import org.conceptmonitor.server.query.Query;
import org.conceptmonitor.server.query.RowRoutes;
import org.conceptmonitor.server.store.Answer;
import org.conceptmonitor.server.store.Page;
import org.conceptmonitor.server.store.RunStore;
import org.conceptmonitor.server.store.Topic;

/** The addresses of the questions about typed words and about neighbours. */
public final class WordRoutes {
  private static final int MOST_WORDS = 16;
  private static final int LONGEST_WORD = 100;

  private final Vertx vertx;
  private final RunStore store;
  private final WordVectors words = new WordVectors(MiniLmEncoder::new, System::nanoTime);

  /** Answers about the runs of a store. */
  public WordRoutes(Vertx vertx, RunStore store) {
    this.vertx = vertx;
    this.store = store;
  }

  /** Adds the addresses. */
  public void mount(Router router) {
    new RowRoutes(new BoundedWorkers(vertx, "words"), store::era)
        .mount(
            router,
            List.of(
                Endpoint.of(Topic.WORDS, this::places, "word"),
                Endpoint.of(Topic.WORD_DISTANCES, this::distances, "word", "epoch"),
                Endpoint.of(Topic.NEAREST_NEURONS, this::nearest, "word", "epoch"),
                Endpoint.of(Topic.NEIGHBOURS, this::neighbours, "layer", "neuron", "epoch")));
  }

  private Query places(Parameters p) {
    List<String> asked = words(p);
    return query(p.run(), Topic.WORDS, questions -> questions.places(asked));
  }

  private Query distances(Parameters p) {
    List<String> asked = words(p);
    Optional<Integer> epoch = p.optional("epoch").map(given -> p.number("epoch"));
    return query(p.run(), Topic.WORD_DISTANCES, questions -> questions.distances(asked, epoch));
  }

  private Query nearest(Parameters p) {
    String word = p.texts("word", 1, LONGEST_WORD).get(0);
    int epoch = p.number("epoch");
    return query(p.run(), Topic.NEAREST_NEURONS, questions -> questions.nearest(word, epoch));
  }

  private Query neighbours(Parameters p) {
    String layer = p.text("layer");
    int neuron = p.number("neuron");
    int epoch = p.number("epoch");
    return query(
        p.run(), Topic.NEIGHBOURS, questions -> questions.neighbours(layer, neuron, epoch));
  }

  private static List<String> words(Parameters p) {
    return p.texts("word", MOST_WORDS, LONGEST_WORD).stream().distinct().toList();
  }

  private Query query(UUID run, Topic topic, Function<WordQuestions, ComputedRows> question) {
    return new Query() {
      @Override
      public long version() {
        return store.version(run, topic);
      }

      /* The version is taken first: the rows are at least as new. */
      @Override
      public Answer answer(Page page) {
        long version = version();
        return question
            .apply(new WordQuestions(store, run, new RunVectors(store, run), words))
            .answer(page, version);
      }
    };
  }
}
