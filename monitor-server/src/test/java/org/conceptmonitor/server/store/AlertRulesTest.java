package org.conceptmonitor.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.DiversityRow;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each rule finds, and what it leaves alone. */
class AlertRulesTest {
  private static final UUID RUN = new UUID(0x41, 1);
  private static final int NEURONS = 20;

  @TempDir Path folder;
  private RunStore store;
  private long sequence;

  @BeforeEach
  void open() {
    store = RunStore.open(folder);
    store(new RunRow("run", 1, "f", "b", 0, "p", 0, "c", "d", "r", 0, 0));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void store(Row... rows) {
    Table table = Table.of(rows[0].getClass());
    store.append(List.of(new NewTable(RUN, table, sequence++, List.of(rows))));
  }

  private void epoch(int epoch, int living, int interpretable, double distance) {
    store(new DiversityRow(epoch, "conv", NEURONS, living, interpretable, 1, distance, 0, 0, 0, 0));
    store(new SnapshotRow(epoch, 10L * epoch, 100L * epoch, 0, 0));
  }

  private void distances(double... distances) {
    for (int epoch = 0; epoch < distances.length; epoch++) {
      epoch(epoch, NEURONS, NEURONS, distances[epoch]);
    }
  }

  private static NeuronRow neuron(int epoch, int neuron, float place, float activation) {
    return new NeuronRow(
        epoch, "conv", neuron, "none", 3, 0.25f, 1, -1, -1, "", "", 0, place, 1, activation, 1);
  }

  /** Rule, layer, tag, epoch, value and reference of each alert. */
  private List<List<Object>> alerts() {
    return alerts(AlertLimits.DEFAULT);
  }

  private List<List<Object>> alerts(AlertLimits limits) {
    List<List<Object>> alerts = new ArrayList<>();
    for (List<Object> row : store.answer(new Question.Alerts(RUN, limits)).rows()) {
      List<Object> alert = new ArrayList<>(row.subList(0, 4));
      alert.addAll(row.subList(6, 8));
      alerts.add(alert);
    }
    return alerts;
  }

  private static List<Object> alert(Object... values) {
    List<Object> alert = new ArrayList<>();
    for (Object value : values) {
      alert.add(value);
    }
    return alert;
  }

  @Test
  void diversityThatFallsFiveTimesInARowRaisesOneAlertWithBothEnds() {
    distances(0.9, 0.5, 0.51, 0.52, 0.53, 0.54, 0.55, 0.56, 0.4);
    assertThat(alerts()).containsExactly(alert("diversity-falling", "conv", null, 6, 0.55, 0.5));
  }

  @Test
  void diversityThatFallsAgainAfterARiseRaisesAnotherAlert() {
    distances(0.5, 0.6, 0.7, 0.65, 0.75, 0.85);
    AlertLimits twice = AlertLimits.DEFAULT.with(AlertRule.DIVERSITY_FALLING, Optional.of(2.0));
    assertThat(alerts(twice))
        .containsExactly(
            alert("diversity-falling", "conv", null, 2, 0.7, 0.5),
            alert("diversity-falling", "conv", null, 5, 0.85, 0.65));
  }

  @Test
  void aFallOfDiversityOfLessThanOnePercentIsTakenForNoiseUntilItIsMore() {
    distances(0.5, 0.5001, 0.5002, 0.5003, 0.5004, 0.5005, 0.5006, 0.52);
    assertThat(alerts()).containsExactly(alert("diversity-falling", "conv", null, 7, 0.52, 0.5));
  }

  @Test
  void aDistanceThatIsNotFiniteIsNoFallOfDiversity() {
    distances(0.5, 0.6, 0.7, Double.NaN, 0.8, 0.9, Double.POSITIVE_INFINITY, 0.9);
    assertThat(alerts()).isEmpty();
  }

  @Test
  void deadNeuronsAreToldOfWhenTheirShareReachesTheLimitAndNotAgainWhileItStays() {
    epoch(0, 20, 9, 0.5);
    epoch(1, 11, 9, 0.5);
    epoch(2, 10, 9, 0.5);
    epoch(3, 4, 9, 0.5);
    epoch(4, 15, 9, 0.5);
    epoch(5, 9, 9, 0.5);
    assertThat(alerts())
        .containsExactly(
            alert("dead-neurons", "conv", null, 2, 10.0, 20.0),
            alert("dead-neurons", "conv", null, 5, 11.0, 20.0));
  }

  @Test
  void aLayerWithoutDeadNeuronsRaisesNoAlertWhateverTheLimit() {
    epoch(0, 20, 9, 0.5);
    assertThat(alerts(AlertLimits.DEFAULT.with(AlertRule.DEAD_NEURONS, Optional.of(0.0))))
        .isEmpty();
  }

  @Test
  void neuronsThatDoTheSameAreDuplicates() {
    store(neuron(0, 0, 1, 1), neuron(0, 1, 2, 1), neuron(0, 2, 3, 1), neuron(0, 3, 4, 1));
    epoch(0, NEURONS, 9, 0.5);
    store(neuron(1, 0, 1, 1), neuron(1, 1, 1, 1), neuron(1, 2, 1, 1), neuron(1, 3, 4, 1));
    epoch(1, NEURONS, 9, 0.5);
    assertThat(alerts()).containsExactly(alert("duplicate-neurons", "conv", null, 1, 2.0, 4.0));
  }

  @Test
  void losingHalfOfTheConceptsAtOnceRaisesAnAlertAndLosingFewNone() {
    epoch(0, NEURONS, 4, 0.5);
    epoch(1, NEURONS, 0, 0.5);
    epoch(2, NEURONS, 16, 0.5);
    epoch(3, NEURONS, 9, 0.5);
    epoch(4, NEURONS, 4, 0.5);
    assertThat(alerts()).containsExactly(alert("concepts-lost", "conv", null, 4, 4.0, 9.0));
  }

  @Test
  void theFirstValueOfASeriesThatIsNotFiniteRaisesAnAlert() {
    store(
        new ScalarRow("train/score", 3, 0, 30, Double.NaN),
        new ScalarRow("train/score", 1, 0, 10, 1),
        new ScalarRow("train/score", 2, 0, 20, Double.POSITIVE_INFINITY),
        new ScalarRow("train/accuracy", 2, 0, 20, 1));
    assertThat(alerts())
        .containsExactly(
            alert("not-finite", null, "train/score", 0, Double.POSITIVE_INFINITY, null));
  }

  @Test
  void activationsThatAreNotFiniteRaiseAnAlertAtTheirFirstEpoch() {
    store(neuron(0, 0, 1, 1));
    epoch(0, NEURONS, 9, 0.5);
    store(neuron(1, 0, 1, Float.NaN));
    epoch(1, NEURONS, 9, 0.5);
    store(neuron(2, 0, 1, Float.NaN));
    epoch(2, NEURONS, 9, 0.5);
    assertThat(alerts()).containsExactly(alert("not-finite", "conv", null, 1, null, null));
  }

  @Test
  void droppedTablesAreToldOfAgainAtTenTimesAsMany() {
    double[] counts = {0, 2, 3, 12, 20, 250};
    for (int epoch = 0; epoch < counts.length; epoch++) {
      store(new ScalarRow("monitor/dropped_batches", epoch, epoch, epoch, counts[epoch]));
    }
    assertThat(alerts())
        .containsExactly(
            alert("data-lost", null, "monitor/dropped_batches", 1, 2.0, 0.0),
            alert("data-lost", null, "monitor/dropped_batches", 3, 12.0, 3.0),
            alert("data-lost", null, "monitor/dropped_batches", 5, 250.0, 20.0));
  }

  @Test
  void anEpochThatIsNotCompleteRaisesNoAlert() {
    store(new DiversityRow(0, "conv", NEURONS, 0, 0, 0, 1, 0, 0, 0, 0));
    assertThat(alerts()).isEmpty();
  }

  @Test
  void aRuleThatIsOffFindsNothing() {
    distances(0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1);
    epoch(7, 0, 0, Double.NaN);
    store(neuron(8, 0, 1, Float.NaN), neuron(8, 1, 1, 0));
    epoch(8, NEURONS, 0, 0.5);
    store(
        new ScalarRow("train/score", 1, 0, 10, Double.NaN),
        new ScalarRow("monitor/dropped_snapshots", 1, 0, 10, 5));
    AlertLimits off = AlertLimits.DEFAULT;
    for (AlertRule rule : AlertRule.values()) {
      assertThat(alerts(off)).anyMatch(alert -> alert.get(0).equals(rule.wireName()));
      off = off.with(rule, Optional.empty());
      assertThat(alerts(off)).noneMatch(alert -> alert.get(0).equals(rule.wireName()));
    }
    assertThat(alerts(off)).isEmpty();
  }

  @Test
  void aLimitOutOfItsRangeIsRefusedWithTheRange() {
    assertThatThrownBy(
            () -> AlertLimits.DEFAULT.with(AlertRule.DEAD_NEURONS, Optional.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the limit of dead-neurons is NaN: give a number from 0.0 to 1.0");
  }
}
