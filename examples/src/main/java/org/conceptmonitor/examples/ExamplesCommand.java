package org.conceptmonitor.examples;

import org.conceptmonitor.examples.dissect.Dissect;
import org.conceptmonitor.examples.interpretable.InterpretableStudy;
import org.conceptmonitor.examples.quickstart.Quickstart;
import org.conceptmonitor.examples.regularizer.RegularizerStudy;
import org.conceptmonitor.examples.replay.ReplayRuns;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of {@code examples/run}. */
@Command(
    name = "examples/run",
    description = "Training runs to watch with Concept Monitor.",
    mixinStandardHelpOptions = true,
    subcommands = {
      Quickstart.class,
      Dissect.class,
      InterpretableStudy.class,
      RegularizerStudy.class,
      ReplayRuns.class
    })
public final class ExamplesCommand {
  private ExamplesCommand() {}

  /** Runs the named example and ends with its exit status. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new ExamplesCommand());
  }
}
