package org.conceptmonitor.server.web;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.ScalarRow;

/** A run of many long series without neurons: "series/0" and so on, each falling and noisy. */
final class ManySeriesRun {
  private static final int AT_ONCE = 500;
  private static final int EPOCH = 100;

  private final RunPost post;
  private final String name;
  private final int tags;
  private final long started = System.currentTimeMillis();

  ManySeriesRun(URI server, String name, int tags) {
    post = new RunPost(server);
    this.name = name;
    this.tags = tags;
  }

  String id() {
    return post.id.toString();
  }

  /** Sends what a run begins with, and the first points of all series. */
  ManySeriesRun send(int points) {
    post.post(
        List.of(
            new RunRow(
                name,
                started,
                "DeepLearning4J ComputationGraph",
                "CPU",
                25_000_000,
                "synthetic 3 x 32 x 32",
                1000,
                "Broden",
                "cos-cubed",
                "replicated",
                0.2,
                0.01)));
    for (int from = 1; from <= points; from += AT_ONCE) {
      post.post(
          IntStream.range(from, from + AT_ONCE).boxed().flatMap(step -> points(step)).toList());
    }
    return this;
  }

  /** Sends the next point of every series. */
  void sendPoint(int step) {
    post.post(points(step).toList());
  }

  private Stream<ScalarRow> points(int step) {
    return IntStream.range(0, tags)
        .mapToObj(
            tag ->
                new ScalarRow(
                    "series/" + tag, step, step / EPOCH, started + step, value(tag, step)));
  }

  private static double value(int tag, int step) {
    return 1 + tag + Math.exp(-step / 3000.0) + 0.1 * Math.sin(1.7 * step * (tag + 1));
  }
}
