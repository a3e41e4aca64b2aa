package org.conceptmonitor.examples.regularizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.conceptmonitor.examples.data.FashionMnistOption;
import org.conceptmonitor.examples.page.PageOptions;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains networks with and without d_anchor in the loss, and writes a table that compares them. */
@Command(
    name = "regularizer",
    description = "Compares networks trained with and without d_anchor in the loss.",
    mixinStandardHelpOptions = true)
public final class RegularizerStudy implements Callable<Integer> {
  private static final double SECONDS = 60;

  @Spec private CommandSpec command;

  @Option(
      names = "--out",
      required = true,
      description = "Folder for trials.csv and table.md. What it holds is not trained again.")
  private Path out;

  @Option(
      names = "--seeds",
      split = ",",
      defaultValue = "201,202,203,204,205",
      description = "One network of each kind a seed (${DEFAULT-VALUE}).")
  private List<Long> seeds;

  @Option(names = "--epochs", defaultValue = "5", description = "Epochs (${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--train",
      defaultValue = "6000",
      description = "Training images at most (${DEFAULT-VALUE}).")
  private int trainingImages;

  @Option(
      names = "--images",
      defaultValue = "4000",
      description = "Drawn images in each set (${DEFAULT-VALUE}).")
  private int probeImages;

  @Option(
      names = "--concepts",
      defaultValue = "BOTH",
      description = "What P is made of: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private ConceptKind concepts;

  @Option(names = "--networks", split = ",", description = "Only these: convolution, dense.")
  private List<String> networks;

  @Option(names = "--arms", split = ";", description = "Only these rows of the table.")
  private List<String> arms;

  @Option(
      names = "--minutes",
      defaultValue = "Infinity",
      description = "Start no training after so long; the same command goes on later.")
  private double minutes;

  @Option(
      names = "--serve",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Show every training on the page, the default; it takes processor time.")
  private boolean serve;

  @Mixin private FashionMnistOption data;
  @Mixin private PageOptions pageOptions;

  @Override
  public Integer call() throws InterruptedException {
    try {
      if (!serve) {
        study(Optional.empty());
        return 0;
      }
      try (MonitorServer server =
          pageOptions.start(ServerOptions.builder().data(out.resolve("runs")))) {
        study(Optional.of(server));
        pageOptions.stayUp(server);
      }
      return 0;
    } catch (IOException | IllegalArgumentException | NoSuchElementException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private void study(Optional<MonitorServer> server) throws IOException {
    StudySettings settings = new StudySettings(epochs, trainingImages, probeImages, concepts);
    List<Architecture> architectures =
        chosen("--networks", networks, Architecture.all(), Architecture::name);
    List<Arm> rows = chosen("--arms", arms, Arms.all(), Arm::name);
    TrialFile trials = TrialFile.in(out, settings);
    Schooling schooling = new Schooling(data.read(), settings);
    Optional<Page> page = server.map(up -> Page.of(up.uri(), schooling.measuredOn()));
    Study study = new Study(schooling, trials, page, this::printFinished);
    if (!study.run(architectures, rows, seeds, end())) {
      print("Stopped after %s minutes: the same command goes on.".formatted(minutes));
    }
    String table = table(trials.trials(), schooling.reachable(Architecture.UNITS));
    Files.writeString(out.resolve("table.md"), table);
    print(table);
  }

  private Instant end() {
    return minutes < Double.POSITIVE_INFINITY
        ? Instant.now().plusMillis((long) (minutes * SECONDS * 1000))
        : Instant.MAX;
  }

  private static String table(List<Trial> trials, double reachable) {
    return trials.stream()
        .map(Trial::network)
        .distinct()
        .map(network -> new Report(Comparison.of(network, trials)).markdown(reachable))
        .collect(Collectors.joining("\n"));
  }

  private <T> List<T> chosen(
      String option, List<String> names, List<T> all, Function<T, String> nameOf) {
    if (names == null) {
      return all;
    }
    List<String> known = all.stream().map(nameOf).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new ParameterException(
            command.commandLine(),
            "%s names '%s': there are %s".formatted(option, name, String.join("; ", known)));
      }
    }
    return all.stream().filter(each -> names.contains(nameOf.apply(each))).toList();
  }

  private void printFinished(Trial trial) {
    print(
        String.format(
            Locale.ROOT,
            "%s, %s, seed %d: accuracy %.3f, d_anchor %.3f, %d interpretable, %.1f s",
            trial.network(),
            trial.arm(),
            trial.seed(),
            trial.accuracy(),
            trial.drawn(),
            trial.interpretable(),
            trial.seconds()));
  }

  private void print(String line) {
    command.commandLine().getOut().println(line);
    command.commandLine().getOut().flush();
  }
}
