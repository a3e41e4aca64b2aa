package org.conceptmonitor.server.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.conceptmonitor.server.security.TokenFile;
import org.conceptmonitor.server.store.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Verifies a data folder. */
@Command(
    name = "check",
    description = {
      "Reads the whole data folder and says what is wrong in it; the server must be stopped.",
      "The exit status is 0 if all is well and 3 if not."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private static final int DAMAGED = 3;

  @Spec private CommandSpec command;
  @Mixin private DataOption data;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    List<String> findings = findings();
    findings.forEach(out::println);
    out.println(
        findings.isEmpty()
            ? "all is well in " + data.folder()
            : "damaged: keep a copy of %s, export what can be read, and import it into a new folder"
                .formatted(data.folder()));
    return findings.isEmpty() ? 0 : DAMAGED;
  }

  private List<String> findings() {
    TokenFile.in(data.folder()).list();
    try (RunStore store = data.open()) {
      return store.verify();
    }
  }
}
