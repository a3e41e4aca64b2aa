package org.conceptmonitor.server.command;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.conceptmonitor.server.store.DeletedRun;
import org.conceptmonitor.server.store.Question;
import org.conceptmonitor.server.store.RunId;
import org.conceptmonitor.server.store.RunStore;
import picocli.CommandLine.Option;

/** The option that names the data folder. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "concept-monitor-data",
      description = "Folder that keeps the runs (${DEFAULT-VALUE}).")
  private Path folder;

  Path folder() {
    return folder;
  }

  /** Opens a store that must be there: a mistyped folder is an error and not an empty store. */
  RunStore open() {
    if (!RunStore.existsIn(folder)) {
      throw new IllegalArgumentException(
          "there are no runs in %s: name the folder of the server by --data"
              .formatted(folder.toAbsolutePath()));
    }
    return RunStore.open(folder);
  }

  /** The run of this id or display name. */
  static UUID run(RunStore store, String text) {
    return RunId.parse(text)
        .or(
            () ->
                store.answer(new Question.Runs()).rows().stream()
                    .filter(row -> row.get(1).equals(text))
                    .map(row -> RunId.parse((String) row.get(0)).orElseThrow())
                    .findFirst())
        .orElseThrow(() -> unknown(text));
  }

  /** The deleted run of this id or display name. */
  static UUID deletedRun(RunStore store, String text) {
    List<DeletedRun> deleted = store.deleted();
    return deleted.stream()
        .filter(run -> run.name().equals(text) || run.run().toString().equals(text))
        .map(DeletedRun::run)
        .findFirst()
        .orElseThrow(() -> unknown(text));
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "there is no run '%s': 'runs list' names all, the deleted ones too".formatted(text));
  }
}
