package org.conceptmonitor.server.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.conceptmonitor.server.store.ImportedRun;
import org.conceptmonitor.server.store.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Stores exported runs. */
@Command(
    name = "import",
    description = "Stores runs that 'export' wrote; the server must be stopped.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private DataOption data;

  @Option(
      names = "--most-gib",
      paramLabel = "GIB",
      defaultValue = "16",
      description = "Refuse a file that unzips to more (${DEFAULT-VALUE}).")
  private int mostGib;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Zip files.")
  private List<Path> files;

  @Override
  public Integer call() {
    try (RunStore store = RunStore.open(data.folder())) {
      for (Path file : files) {
        ImportedRun run = store.importFrom(file, (long) mostGib << 30);
        command
            .commandLine()
            .getOut()
            .printf("imported %s as %s (%s)%n", file, run.name(), run.run());
      }
    }
    return 0;
  }
}
