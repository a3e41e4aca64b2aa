package org.conceptmonitor.server.query;

import java.util.List;
import java.util.function.Function;
import org.conceptmonitor.server.store.AlertLimits;
import org.conceptmonitor.server.store.Answer;
import org.conceptmonitor.server.store.Page;
import org.conceptmonitor.server.store.Question;
import org.conceptmonitor.server.store.RunStore;
import org.conceptmonitor.server.store.Topic;

/** The addresses of the questions that the store answers by itself. */
record StoreEndpoints(RunStore store, AlertLimits alerts) {
  private static final int DEFAULT_POINTS = 1_000;
  private static final int MAX_POINTS = 10_000;

  List<Endpoint> all() {
    return List.of(
        Endpoint.at("/api/v1/runs", p -> asked(new Question.Runs())),
        Endpoint.at("/api/v1/settings", p -> asked(new Question.AllSettings())),
        of(Topic.SETTINGS, p -> new Question.Settings(p.run())),
        of(Topic.LAYERS, p -> new Question.Layers(p.run())),
        of(Topic.CONCEPTS, p -> new Question.Concepts(p.run())),
        of(Topic.ANCHORS, p -> new Question.Anchors(p.run())),
        of(Topic.SCALARS, StoreEndpoints::scalars, "tag", "after"),
        of(Topic.SERIES, StoreEndpoints::series, "tag", "points"),
        of(Topic.SNAPSHOTS, p -> new Question.Snapshots(p.run())),
        of(Topic.DIVERSITY, p -> new Question.Diversity(p.run())),
        of(Topic.ANCHOR_DISTANCES, p -> new Question.AnchorDistances(p.run())),
        of(Topic.CATEGORIES, p -> new Question.Categories(p.run())),
        of(Topic.NEURONS, StoreEndpoints::neurons, "epoch", "layer"),
        of(Topic.NEURON, StoreEndpoints::history, "layer", "neuron"),
        of(Topic.DETECTIONS, StoreEndpoints::detections, "word", "layer"),
        of(Topic.HISTOGRAMS, StoreEndpoints::histograms, "layer", "neuron"),
        of(Topic.TOP_IMAGES, StoreEndpoints::topImages, "layer", "neuron", "epoch"),
        of(Topic.ALERTS, p -> new Question.Alerts(p.run(), alerts)),
        of(Topic.DETECTORS, p -> new Question.Detectors(p.run())),
        of(Topic.SIMILARITIES, p -> new Question.Similarities(p.run())));
  }

  private Endpoint of(Topic topic, Function<Parameters, Question> question, String... parameters) {
    return Endpoint.of(topic, p -> asked(question.apply(p)), parameters);
  }

  private Query asked(Question question) {
    return new Query() {
      @Override
      public long version() {
        return store.version(question);
      }

      @Override
      public Answer answer(Page page) {
        return store.answer(question, page);
      }
    };
  }

  private static Question scalars(Parameters p) {
    return new Question.Scalars(
        p.run(), p.optional("tag"), p.number("after", 0, Long.MAX_VALUE, 0));
  }

  private static Question series(Parameters p) {
    int points = (int) p.number("points", 1, MAX_POINTS, DEFAULT_POINTS);
    return new Question.Series(p.run(), p.optional("tag"), points);
  }

  private static Question neurons(Parameters p) {
    return new Question.Neurons(p.run(), p.number("epoch"), p.optional("layer"));
  }

  private static Question history(Parameters p) {
    return new Question.NeuronHistory(p.run(), p.text("layer"), p.number("neuron"));
  }

  private static Question detections(Parameters p) {
    return new Question.Detections(p.run(), p.optional("word"), p.optional("layer"));
  }

  private static Question histograms(Parameters p) {
    return new Question.Histograms(p.run(), p.text("layer"), p.number("neuron"));
  }

  private static Question topImages(Parameters p) {
    return new Question.TopImages(p.run(), p.text("layer"), p.number("neuron"), p.number("epoch"));
  }
}
