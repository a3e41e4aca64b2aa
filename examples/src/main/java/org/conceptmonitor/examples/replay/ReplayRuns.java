package org.conceptmonitor.examples.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.conceptmonitor.agent.transport.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Delivers a spool or a recording; ends with 1 if something could not be delivered. */
@Command(
    name = "replay",
    description = {
      "Delivers the runs in a folder to a server: recordings, which stay, or what agents left in a"
          + " spool, which goes as it is delivered.",
      "Shows the token of the environment variable CONCEPT_MONITOR_TOKEN, if it is set."
    },
    mixinStandardHelpOptions = true)
public final class ReplayRuns implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(paramLabel = "DIR", description = "The spool, the recordings, or one run in them.")
  private Path folder;

  @Option(
      names = "--server",
      description = "Server; default: the one a run was meant for, or else http://127.0.0.1:6007.")
  private URI server;

  @Option(names = "--trust", description = "PEM file of the server's certificate, for https.")
  private Path trust;

  @Override
  public Integer call() throws IOException {
    try {
      return report(replay().run());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private Replay replay() throws IOException {
    Replay replay = Replay.of(folder);
    Replay addressed = server == null ? replay : replay.to(server);
    return trust == null ? addressed : addressed.trust(trust);
  }

  private int report(Replay.Result result) {
    PrintWriter out = command.commandLine().getOut();
    out.printf("%d tables of %d runs were delivered.%n", result.delivered(), result.runs());
    if (result.dropped() > 0) {
      out.printf("%d were damaged or refused.%n", result.dropped());
    }
    if (result.inUse() > 0) {
      out.printf("%d other runs are in use: their agents deliver them.%n", result.inUse());
    }
    if (result.left() > 0) {
      out.printf("%d could not be delivered now: run this again.%n", result.left());
    }
    result.problem().ifPresent(problem -> out.printf("The last problem: %s%n", problem));
    out.flush();
    return result.left() == 0 ? 0 : 1;
  }
}
