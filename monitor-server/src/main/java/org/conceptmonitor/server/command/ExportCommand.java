package org.conceptmonitor.server.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.conceptmonitor.server.store.RunFormat;
import org.conceptmonitor.server.store.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a run into a zip file. */
@Command(
    name = "export",
    description = "Writes a run into a zip file, which 'import' reads; the server must be stopped.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private DataOption data;

  @Parameters(index = "0", paramLabel = "RUN", description = "Name or id of the run.")
  private String run;

  @Parameters(index = "1", paramLabel = "FILE", description = "The new zip file.")
  private Path file;

  @Option(
      names = "--format",
      defaultValue = "parquet",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private RunFormat format;

  @Override
  public Integer call() {
    try (RunStore store = data.open()) {
      store.export(DataOption.run(store, run), file, format);
    }
    command.commandLine().getOut().println("wrote " + file);
    return 0;
  }
}
