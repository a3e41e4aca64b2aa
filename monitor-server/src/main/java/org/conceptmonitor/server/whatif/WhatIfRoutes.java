package org.conceptmonitor.server.whatif;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.conceptmonitor.server.query.BoundedWorkers;
import org.conceptmonitor.server.query.Endpoint;
import org.conceptmonitor.server.query.Parameters;
import org.conceptmonitor.server.query.Query;
import org.conceptmonitor.server.query.RowRoutes;
import org.conceptmonitor.server.store.Answer;
import org.conceptmonitor.server.store.Page;
import org.conceptmonitor.server.store.RunStore;
import org.conceptmonitor.server.store.Topic;

/** The addresses of the questions about other settings; docs/what-if.md tells of them. */
public final class WhatIfRoutes {
  private static final String ADDRESS = Endpoint.RUN + "/" + Topic.WHAT_IF.wireName();
  private static final double MAX_THRESHOLD = 1_000_000;
  private static final double MIN_RATE = 0.001;
  private static final double MAX_RATE = 0.999;
  private static final double MIN_TEMPERATURE = 0.001;
  private static final double MAX_TEMPERATURE = 1_000;

  /** What a choice is made of. */
  private static final List<String> SETTINGS =
      List.of("detector", "rule", "threshold", "rate", "temperature");

  private final Vertx vertx;
  private final RunStore store;
  private final EvidenceCache cache = new EvidenceCache(EvidenceCache.BYTES);

  /** Answers about the runs of a store. */
  public WhatIfRoutes(Vertx vertx, RunStore store) {
    this.vertx = vertx;
    this.store = store;
  }

  /** Adds the addresses. */
  public void mount(Router router) {
    new RowRoutes(new BoundedWorkers(vertx, "what-if"), store::era)
        .mount(
            router,
            List.of(
                at("", p -> WhatIf.layers(choice(p), p.number("epoch")), "epoch"),
                at("/categories", p -> WhatIf.categories(choice(p), p.number("epoch")), "epoch"),
                at("/neurons", p -> WhatIf.neurons(choice(p), p.number("epoch")), "epoch"),
                at("/thresholds", p -> WhatIf.thresholds(choice(p), p.number("epoch")), "epoch"),
                at("/distances", p -> WhatIf.distances(choice(p)))));
  }

  private Endpoint at(String part, Function<Parameters, WhatIf> question, String... parameters) {
    String[] all = Stream.concat(Stream.of(parameters), SETTINGS.stream()).toArray(String[]::new);
    return Endpoint.at(ADDRESS + part, p -> query(question.apply(p)), all);
  }

  private Query query(WhatIf question) {
    return new Query() {
      @Override
      public long version() {
        return question.version(store);
      }

      @Override
      public Answer answer(Page page) {
        return question.answer(store, cache).page(page);
      }
    };
  }

  private static Choice choice(Parameters p) {
    return new Choice(
        p.run(),
        p.optional("detector"),
        p.choice("rule", Rule.wireNames(), Rule::named),
        p.decimal("threshold", -MAX_THRESHOLD, MAX_THRESHOLD),
        p.decimal("rate", MIN_RATE, MAX_RATE),
        p.decimal("temperature", MIN_TEMPERATURE, MAX_TEMPERATURE));
  }
}
