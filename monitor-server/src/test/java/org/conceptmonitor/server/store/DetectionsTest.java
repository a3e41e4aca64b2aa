package org.conceptmonitor.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.ConceptRow;
import org.conceptmonitor.agent.protocol.LayerRow;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.TableWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionsTest {
  private static final UUID RUN = UUID.randomUUID();
  private static final List<String> WORDS = List.of("wheel", "Steering wheel", "car", "door");
  private static final String NOTHING = "";

  @TempDir Path folder;
  private RunStore store;
  private long sequence;

  @BeforeEach
  void beginRun() {
    store = RunStore.open(folder);
    send(List.of(new RunRow("n", 0, "f", "b", 0, "p", 0, "c", "d", "r", 0, 0)));
    send(List.of(new LayerRow("b", 0, "dense", 9), new LayerRow("a", 1, "dense", 9)));
    send(
        IntStream.range(0, WORDS.size())
            .mapToObj(i -> new ConceptRow(i, WORDS.get(i), "part", i, 0, 0))
            .toList());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void send(List<? extends Row> rows) {
    store.append(List.of(new NewTable(RUN, TableWriter.table(rows), sequence++, rows)));
  }

  private void complete(int... epochs) {
    send(IntStream.of(epochs).mapToObj(epoch -> new SnapshotRow(epoch, 0, 0, 0, 0)).toList());
  }

  /** A neuron's concepts, its own first, or {@link #NOTHING}. */
  private static NeuronRow neuron(int epoch, String layer, int neuron, String concepts) {
    String state = concepts.isEmpty() ? "low-level" : "concept";
    int concept = concepts.isEmpty() ? 0 : Integer.parseInt(concepts.split(",", -1)[0]);
    float similarity = 0.5f + epoch / 64f;
    return new NeuronRow(
        epoch, layer, neuron, state, concept, similarity, 0, 0, 0, concepts, "", 0, 0, 0, 0, 0);
  }

  private void history(String layer, int neuron, String... concepts) {
    send(
        IntStream.range(0, concepts.length)
            .mapToObj(epoch -> neuron(epoch, layer, neuron, concepts[epoch]))
            .toList());
  }

  private List<String> found(String word) {
    return found(new Question.Detections(RUN, Optional.of(word), Optional.empty()));
  }

  private List<String> found(Question question) {
    return store.answer(question).rows().stream()
        .map(row -> "%s %d: %d %s %s, %d to %d, %d epochs, %s, %s".formatted(row.toArray()))
        .toList();
  }

  @Test
  void aNeuronsStretchBeginsWhereItFoundTheConceptAndEndsWhereItLostIt() {
    history("a", 3, NOTHING, "0", "0", NOTHING, "0", "2");
    complete(0, 1, 2, 3, 4, 5);
    assertThat(found("wheel"))
        .containsExactly(
            "a 3: 0 wheel part, 1 to 2, 2 epochs, 0.53125, wheel",
            "a 3: 0 wheel part, 4 to 4, 1 epochs, 0.5625, wheel");
  }

  @Test
  void aLabelChangesOnlyWhereNoConceptCanBeBoth() {
    history("a", 0, "0,2", "2,3", "3", "1");
    complete(0, 1, 2, 3);
    assertThat(found("wheel"))
        .containsExactly(
            "a 0: 3 door part, 0 to 2, 3 epochs, 0.53125, car, door, wheel",
            "a 0: 1 Steering wheel part, 3 to 3, 1 epochs, 0.546875, Steering wheel");
  }

  @Test
  void anEpochThatIsNotCompleteOrWasThinnedOutInterruptsNothing() {
    history("a", 0, "0", NOTHING, "0", "0");
    complete(0, 2);
    assertThat(found("wheel"))
        .containsExactly("a 0: 0 wheel part, 0 to 2, 2 epochs, 0.53125, wheel");
  }

  @Test
  void aWordIsFoundInAnyPartAndInCapitalsOrNotButItsSignsAreNoPattern() {
    history("a", 0, "1");
    complete(0);
    assertThat(found("STEER")).hasSize(1);
    assertThat(found("g w")).hasSize(1);
    assertThat(found("st%g")).isEmpty();
    assertThat(found("_")).isEmpty();
  }

  @Test
  void neuronsComeByLayerAndIndexAndOneLayerMayBeChosen() {
    history("a", 2, "0");
    history("b", 7, "2");
    history("b", 5, "2");
    complete(0);
    assertThat(names(found(NOTHING))).containsExactly("b 5", "b 7", "a 2");
    assertThat(names(found(new Question.Detections(RUN, Optional.empty(), Optional.of("a")))))
        .containsExactly("a 2");
  }

  private static List<String> names(List<String> rows) {
    return rows.stream().map(row -> row.substring(0, row.indexOf(':'))).toList();
  }

  @Test
  void stretchesAreThoseOfALoopOverEachNeuronsHistory() {
    Random random = new Random(1);
    List<String> expected = new ArrayList<>();
    for (int neuron = 0; neuron < 60; neuron++) {
      String[] concepts =
          random.ints(12, 0, 9).mapToObj(DetectionsTest::concepts).toArray(String[]::new);
      history("a", neuron, concepts);
      expected.addAll(stretches(neuron, concepts));
    }
    complete(IntStream.range(0, 12).toArray());
    assertThat(found(NOTHING)).hasSizeGreaterThan(200).isEqualTo(expected);
    assertThat(found("car")).isEqualTo(expected.stream().filter(row -> hadACar(row)).toList());
  }

  private static boolean hadACar(String row) {
    return row.substring(row.indexOf("0.")).contains("car");
  }

  private static String concepts(int drawn) {
    return List.of(NOTHING, "0", "1", "2", "3", "0,2", "2,0", "3,2", "1,3").get(drawn);
  }

  private static List<String> stretches(int neuron, String... concepts) {
    List<String> found = new ArrayList<>();
    int epoch = 0;
    while (epoch < concepts.length) {
      int last = epoch;
      while (last + 1 < concepts.length && share(concepts[last], concepts[last + 1])) {
        last++;
      }
      if (!concepts[epoch].isEmpty()) {
        found.add(described(neuron, epoch, last, concepts));
      }
      epoch = last + 1;
    }
    return found;
  }

  private static boolean share(String before, String after) {
    Set<String> both = new HashSet<>(Arrays.asList(before.split(",", -1)));
    both.retainAll(Arrays.asList(after.split(",", -1)));
    return !after.isEmpty() && !both.isEmpty();
  }

  private static String described(int neuron, int first, int last, String... concepts) {
    Set<String> words = new TreeSet<>();
    for (int epoch = first; epoch <= last; epoch++) {
      words.add(WORDS.get(neuron(epoch, "a", neuron, concepts[epoch]).concept()));
    }
    NeuronRow end = neuron(last, "a", neuron, concepts[last]);
    return "a %d: %d %s part, %d to %d, %d epochs, %s, %s"
        .formatted(
            neuron,
            end.concept(),
            WORDS.get(end.concept()),
            first,
            last,
            last - first + 1,
            end.similarity(),
            String.join(", ", words));
  }
}
