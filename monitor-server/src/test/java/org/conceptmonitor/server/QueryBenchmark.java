package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.conceptmonitor.server.store.RunStore;
import org.junit.jupiter.api.Test;

/**
 * How long questions take on 100 runs of 100 epochs, 5 layers of 512 neurons, and 10 million
 * points, the rows of each run gathered. Prints a table; fails where a question's p95 is not under
 * 100 ms. The system property {@code large.store} names a folder to fill once and to use again.
 */
class QueryBenchmark {
  private static final LargeStore SIZE = new LargeStore(100, 100, 5, 512, 100_000);
  private static final int WARM_UP = 20;
  private static final int TIMES = 40;
  private static final double BAR_MILLIS = 100;

  private final Random random = new Random(1);
  private final Map<String, Function<String, String>> questions = new LinkedHashMap<>();

  QueryBenchmark() {
    questions.put("runs", run -> "/api/v1/runs");
    for (String whole :
        List.of("layers", "concepts", "anchors", "snapshots", "diversity", "alerts")) {
      questions.put(whole, run -> run + "/" + whole);
    }
    questions.put("anchor-distances", run -> run + "/anchor-distances");
    questions.put("categories", run -> run + "/categories");
    questions.put("neurons of an epoch", run -> run + "/neurons?epoch=" + epoch());
    questions.put("neurons of a layer", run -> run + "/neurons?layer=layer2&epoch=" + epoch());
    questions.put("neuron", run -> run + "/neuron?layer=layer3&neuron=" + random.nextInt(512));
    questions.put("top-images", run -> run + "/top-images?layer=layer1&neuron=7&epoch=" + epoch());
    questions.put("detections of a word", run -> run + "/detections?word=word" + epoch());
    questions.put("histograms", run -> run + "/histograms?layer=layer1&neuron=7");
    questions.put("series, 1,000 points", run -> run + "/series");
    questions.put("series of a tag", run -> run + "/series?tag=train/score");
    questions.put("scalars of a tag", run -> run + "/scalars?tag=train/score");
    questions.put("scalars of the last commit", run -> run + "/scalars?after=10123");
  }

  private int epoch() {
    return random.nextInt(SIZE.epochs());
  }

  @Test
  void everyQuestionIsAnsweredInTime() throws Exception {
    Path folder = Path.of(System.getProperty("large.store"));
    if (!Files.exists(folder.resolve("concept-monitor.duckdb"))) {
      SIZE.fill(folder);
    }
    gather(folder);
    ServerOptions options = ServerOptions.builder().port(0).data(folder).build();
    try (MonitorServer server = MonitorServer.start(options)) {
      TestClient client = new TestClient(server);
      Map<String, Double> missed = new LinkedHashMap<>();
      System.out.println("question | p50 ms | p95 ms | max ms | bytes");
      for (var question : questions.entrySet()) {
        double p95 = measure(client, question.getKey(), question.getValue());
        if (p95 >= BAR_MILLIS) {
          missed.put(question.getKey(), p95);
        }
      }
      measure(client, "all scalars of a run (no bar)", run -> run + "/scalars");
      assertThat(missed).isEmpty();
    }
  }

  /** As a server does when runs are quiet. */
  private static void gather(Path folder) {
    long start = System.nanoTime();
    try (RunStore store = RunStore.open(folder)) {
      System.out.printf("%d runs gathered", store.gather(run -> true, Duration.ofMinutes(10)));
    }
    System.out.printf(" in %.1f s%n", (System.nanoTime() - start) / 1e9);
  }

  private double measure(TestClient client, String name, Function<String, String> question)
      throws Exception {
    List<Double> millis = new ArrayList<>();
    int bytes = 0;
    for (int time = -WARM_UP; time < TIMES; time++) {
      UUID run = LargeStore.run(random.nextInt(SIZE.runs()));
      String address = question.apply("/api/v1/runs/" + run);
      long start = System.nanoTime();
      HttpResponse<byte[]> response =
          client
              .http()
              .send(
                  HttpRequest.newBuilder(client.uri(address)).build(), BodyHandlers.ofByteArray());
      double took = (System.nanoTime() - start) / 1e6;
      assertThat(response.statusCode()).as(address).isEqualTo(200);
      bytes = response.body().length;
      if (time >= 0) {
        millis.add(took);
      }
    }
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double p95 = sorted[(int) Math.ceil(0.95 * sorted.length) - 1];
    System.out.printf(
        "%s | %.1f | %.1f | %.1f | %,d%n",
        name, sorted[sorted.length / 2], p95, Arrays.stream(sorted).max().orElseThrow(), bytes);
    return p95;
  }
}
