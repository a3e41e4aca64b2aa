package org.conceptmonitor.examples.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.conceptmonitor.examples.data.FashionMnist;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.conceptmonitor.server.web.Answers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RegularizerStudyTest {
  private static final List<String> TINY =
      List.of("--seeds=1", "--epochs=1", "--train=256", "--images=200", "--no-serve");
  private static final StudySettings SMALL = new StudySettings(1, 256, 200, ConceptKind.LABELS);
  private static final Architecture DENSE = Architecture.all().get(1);
  private static final List<Arm> PAIR =
      Arms.all().stream()
          .filter(arm -> List.of("plain", "regularized").contains(arm.name()))
          .toList();

  @TempDir private Path out;
  private final StringWriter printed = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void everyArmIsTrainedOnceAndComparedWithThePlainNetwork() throws IOException {
    assertThat(run("--networks=dense")).isZero();
    List<Trial> trials = trials();

    assertThat(trials).extracting(Trial::arm).containsExactlyElementsOf(armNames());
    assertThat(trials).allSatisfy(trial -> assertThat(trial.photoBefore()).isBetween(0.3, 1.2));
    assertEqualStrength(trials);
    assertThat(Files.readString(out.resolve("table.md")))
        .contains("| regularized | 1 |", "- accuracy: ")
        .isEqualTo(
            printed.toString().substring(printed.toString().indexOf("## dense")).stripTrailing()
                + "\n");

    printed.getBuffer().setLength(0);
    assertThat(run("--networks=dense")).isZero();
    assertThat(printed.toString()).startsWith("## dense");
    assertThat(trials()).isEqualTo(trials);
  }

  private static void assertEqualStrength(List<Trial> trials) {
    for (String arm :
        List.of("regularized", "shuffled P", "random P", "decorrelation", "gradient noise")) {
      Trial trial =
          trials.stream().filter(each -> each.arm().equals(arm)).findFirst().orElseThrow();
      assertThat(trial.ratioMedian()).as(arm).isCloseTo(0.3, within(1e-4));
      assertThat(trial.ratio95()).as(arm).isCloseTo(0.3, within(1e-4));
    }
  }

  @Test
  void aStudyThatWasStoppedGoesOnWhereItWas() throws IOException {
    assertThat(run("--networks=dense", "--arms=untrained;plain", "--minutes=0")).isZero();
    assertThat(printed.toString()).contains("Stopped after 0.0 minutes");
    assertThat(trials()).isEmpty();

    assertThat(run("--networks=dense", "--arms=untrained;plain")).isZero();
    assertThat(trials()).extracting(Trial::arm).containsExactly("untrained", "plain");
  }

  @Test
  void pairsCanBeComparedOnThePage() throws IOException {
    try (MonitorServer server = MonitorServer.start(ServerOptions.builder().port(0).build())) {
      Schooling schooling = new Schooling(FashionMnist.bundled(), SMALL);
      Page page = Page.of(server.uri(), schooling.measuredOn());
      Study study = new Study(schooling, TrialFile.in(out, SMALL), Optional.of(page), trial -> {});

      assertThat(study.run(List.of(DENSE), PAIR, List.of(3L), Instant.MAX)).isTrue();

      Answers answers = new Answers(server.uri());
      List<Answers.Row> runs = answers.runs();
      assertThat(runs)
          .extracting(run -> run.text("name"))
          .containsExactly("regularized seed 3, dense", "plain seed 3, dense");
      assertThat(runs)
          .allSatisfy(run -> assertThat(answers.ask(run.text("run"), "snapshots")).hasSize(2));
      assertThat(answers.ask(runs.get(0).text("run"), "layers"))
          .isEqualTo(answers.ask(runs.get(1).text("run"), "layers"))
          .hasSize(3);
    }
  }

  @Test
  void longerPlainTrainingTakesTheTimeOfTheOther() {
    Schooling schooling = new Schooling(FashionMnist.bundled(), SMALL);
    Trial plain = schooling.trial(DENSE, new Plain(), 1, other -> Double.NaN, List.of());
    double budget = 5 * plain.processorSeconds();
    Trial longer =
        schooling.trial(DENSE, new LongerPlain("regularized"), 1, other -> budget, List.of());

    assertThat(longer.epochs()).isGreaterThan(1);
    assertThat(longer.processorSeconds()).isGreaterThanOrEqualTo(budget);
  }

  @Test
  void anArmThatNeedsTheTimeOfAnotherAsksForIt() {
    assertThat(run("--networks=dense", "--arms=plain, equal time")).isEqualTo(2);
    assertThat(errors.toString())
        .contains("'regularized' was not trained on dense with seed 1 yet: it has to come first");
  }

  @Test
  void anArmThatDoesNotExistIsRefused() {
    assertThat(run("--arms=magic")).isEqualTo(2);
    assertThat(errors.toString()).contains("--arms names 'magic': there are untrained; plain;");
  }

  @Test
  void noEpochsAreRefused() {
    assertThat(run("--epochs=0")).isEqualTo(2);
    assertThat(errors.toString()).contains("--epochs is 0: use at least 1");
  }

  private List<Trial> trials() throws IOException {
    return TrialFile.in(out, new StudySettings(1, 256, 200, ConceptKind.BOTH)).trials();
  }

  private static List<String> armNames() {
    return Arms.all().stream().map(Arm::name).toList();
  }

  private int run(String... options) {
    List<String> all = new ArrayList<>(TINY);
    all.removeIf(
        each -> List.of(options).stream().anyMatch(o -> o.startsWith(each.split("=", 2)[0] + "=")));
    all.addAll(List.of(options));
    all.add("--out=" + out);
    return new CommandLine(new RegularizerStudy())
        .setOut(new PrintWriter(printed, true))
        .setErr(new PrintWriter(errors, true))
        .execute(all.toArray(String[]::new));
  }
}
