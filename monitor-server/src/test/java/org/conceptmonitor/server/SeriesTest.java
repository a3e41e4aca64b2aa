package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Series that the server cuts down to so many rows. */
class SeriesTest {
  private static MonitorServer server;
  private static TestClient client;

  private final UUID run = UUID.randomUUID();
  private final String path = "/api/v1/runs/" + run;

  @BeforeAll
  static void startServer() {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    client = new TestClient(server);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void beginRun() {
    client.post(run, 0, List.of(SampleRun.run("run " + run)));
  }

  @Test
  void aShortSeriesComesPointByPoint() {
    client.post(run, 1, SampleRun.SCALARS);
    assertThat(client.rows(path + "/series?tag=train/score&points=3"))
        .isEqualTo(
            "[[\"train/score\",1,1,0,1795000000010,2.302585092994046,2.302585092994046,"
                + "2.302585092994046,2.302585092994046,1,0,0,0],"
                + "[\"train/score\",2,2,0,1795000000020,0.5,0.5,0.5,0.5,1,0,0,0],"
                + "[\"train/score\",3,3,1,1795000000030,\"NaN\",null,null,null,1,1,0,0]]");
  }

  @Test
  void aLongSeriesKeepsItsEnvelopeItsLastPointAndItsCounts() {
    int count = 100_000;
    int points = 1_000;
    List<ScalarRow> rows = walk(count);
    List<ScalarRow> sent = new ArrayList<>(rows);
    Collections.shuffle(sent, new Random(3));
    for (int from = 0, sequence = 1; from < count; from += 25_000) {
      client.post(run, sequence++, sent.subList(from, from + 25_000));
    }
    JsonNode answer = client.ask(path + "/series?points=" + points).get("rows");
    assertThat(answer).hasSizeLessThanOrEqualTo(points).hasSizeGreaterThan(points / 2);
    int from = 0;
    for (JsonNode range : answer) {
      int to = from + range.get(9).asInt();
      check(range, rows.subList(from, to));
      from = to;
    }
    assertThat(from).isEqualTo(count);
  }

  private static List<ScalarRow> walk(int count) {
    Random random = new Random(1);
    double[] value = {0};
    return IntStream.range(0, count)
        .mapToObj(i -> new ScalarRow("walk", 10L * i, i / 100, i, next(value, random)))
        .toList();
  }

  private static double next(double[] value, Random random) {
    value[0] += random.nextGaussian();
    return switch (random.nextInt(500)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> Double.NEGATIVE_INFINITY;
      default -> value[0];
    };
  }

  private static void check(JsonNode range, List<ScalarRow> rows) {
    ScalarRow last = rows.get(rows.size() - 1);
    assertThat(range.get(1).asLong()).isEqualTo(rows.get(0).step());
    assertThat(range.get(2).asLong()).isEqualTo(last.step());
    assertThat(range.get(3).asInt()).isEqualTo(last.epoch());
    assertThat(range.get(4).asLong()).isEqualTo(last.time());
    assertThat(number(range.get(5))).isEqualTo(Double.valueOf(last.value()));
    DoubleSummaryStatistics course =
        rows.stream().mapToDouble(ScalarRow::value).filter(Double::isFinite).summaryStatistics();
    assertThat(range.get(6).asDouble()).isEqualTo(course.getMin());
    assertThat(range.get(7).asDouble()).isEqualTo(course.getMax());
    assertThat(range.get(8).asDouble()).isCloseTo(course.getAverage(), Offset.offset(1e-9));
    assertThat(range.get(10).asLong()).isEqualTo(count(rows, Double.NaN));
    assertThat(range.get(11).asLong()).isEqualTo(count(rows, Double.POSITIVE_INFINITY));
    assertThat(range.get(12).asLong()).isEqualTo(count(rows, Double.NEGATIVE_INFINITY));
  }

  private static double number(JsonNode value) {
    return value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble();
  }

  private static long count(List<ScalarRow> rows, double value) {
    return rows.stream().filter(row -> Double.compare(row.value(), value) == 0).count();
  }

  @Test
  void stepsAtBothEndsOfTheirRangeAreCutAsWell() {
    List<ScalarRow> rows =
        List.of(
            new ScalarRow("far", Long.MIN_VALUE, 0, 0, 1),
            new ScalarRow("far", 0, 0, 0, 2),
            new ScalarRow("far", Long.MAX_VALUE, 0, 0, 3));
    client.post(run, 1, rows);
    JsonNode answer = client.ask(path + "/series?points=2").get("rows");
    assertThat(answer).hasSize(2);
    assertThat(answer.get(1).get(2).asLong()).isEqualTo(Long.MAX_VALUE);
    assertThat(answer.get(1).get(5).asDouble()).isEqualTo(3);
  }

  @Test
  void manyPointsOfOneStepAreOneRow() {
    client.post(
        run, 1, IntStream.range(0, 10).mapToObj(i -> new ScalarRow("still", 7, 0, i, i)).toList());
    assertThat(client.rows(path + "/series?points=4"))
        .isEqualTo("[[\"still\",7,7,0,9,9.0,0.0,9.0,4.5,10,0,0,0]]");
  }

  @Test
  void ofSeveralLastPointsTheOneThatCameLastIsShown() {
    double[] values = {3, 5, Double.NaN, 4};
    client.post(
        run,
        1,
        IntStream.range(0, 4).mapToObj(i -> new ScalarRow("twice", 7, i, 0, values[i])).toList());
    assertThat(client.rows(path + "/series?points=1"))
        .isEqualTo("[[\"twice\",7,7,3,0,4.0,3.0,5.0,4.0,4,1,0,0]]");
  }
}
