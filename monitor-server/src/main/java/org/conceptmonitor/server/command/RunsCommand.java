package org.conceptmonitor.server.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.conceptmonitor.server.store.Answer;
import org.conceptmonitor.server.store.Compaction;
import org.conceptmonitor.server.store.Question;
import org.conceptmonitor.server.store.Retention;
import org.conceptmonitor.server.store.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists and changes the runs of a data folder. */
@Command(
    name = "runs",
    description = "Lists and changes runs; the server must be stopped.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class RunsCommand {
  private static final double MEBIBYTE = 1 << 20;

  @Spec private CommandSpec command;

  @Command(
      name = "list",
      description = "Lists the runs, newest first, then the deleted ones that can be restored.",
      mixinStandardHelpOptions = true)
  int list(@Mixin DataOption data) {
    try (RunStore store = data.open()) {
      Answer runs = store.answer(new Question.Runs());
      int started = runs.columnNames().indexOf("started");
      int epochs = runs.columnNames().indexOf("epochs");
      for (List<Object> run : runs.rows()) {
        out()
            .printf(
                "%s  %s  newest epoch %s  %s%n",
                run.get(0), time((Long) run.get(started)), run.get(epochs), run.get(1));
      }
      store
          .deleted()
          .forEach(
              run ->
                  out()
                      .printf("%s  %s  deleted  %s%n", run.run(), time(run.deleted()), run.name()));
    }
    return 0;
  }

  @Command(
      name = "rename",
      description = "Gives a run another name.",
      mixinStandardHelpOptions = true)
  int rename(
      @Mixin DataOption data,
      @Parameters(index = "0", paramLabel = "RUN", description = "Name or id.") String run,
      @Parameters(index = "1", paramLabel = "NAME") String name) {
    try (RunStore store = data.open()) {
      out().println("named " + store.rename(DataOption.run(store, run), name));
    }
    return 0;
  }

  @Command(
      name = "delete",
      description = "Deletes a run; 'restore' brings it back until 'compact' removes it.",
      mixinStandardHelpOptions = true)
  int delete(
      @Mixin DataOption data,
      @Parameters(paramLabel = "RUN", description = "Name or id.") String run) {
    try (RunStore store = data.open()) {
      out().println("deleted " + store.delete(DataOption.run(store, run)).name());
    }
    return 0;
  }

  @Command(
      name = "restore",
      description = "Brings a deleted run back.",
      mixinStandardHelpOptions = true)
  int restore(
      @Mixin DataOption data,
      @Parameters(paramLabel = "RUN", description = "Name or id.") String run) {
    try (RunStore store = data.open()) {
      out().println("restored " + store.restore(DataOption.deletedRun(store, run)));
    }
    return 0;
  }

  @Command(
      name = "thin",
      description = {
        "Removes epochs of older runs for ever: they keep the first, the last and every K-th.",
        "Without --yes it only says which."
      },
      mixinStandardHelpOptions = true)
  int thin(
      @Mixin DataOption data,
      @Option(
              names = "--keep",
              paramLabel = "N",
              required = true,
              description = "The newest N runs keep every epoch.")
          int keep,
      @Option(
              names = "--every",
              paramLabel = "K",
              defaultValue = "10",
              description = "Older runs keep every K-th epoch (${DEFAULT-VALUE}).")
          int every,
      @Option(names = "--yes", description = "Remove them.") boolean yes) {
    Retention retention = new Retention(keep, every);
    try (RunStore store = data.open()) {
      List<Retention.Epoch> epochs = yes ? store.thin(retention) : store.thinnable(retention);
      epochs.forEach(epoch -> out().printf("%s  epoch %d%n", epoch.name(), epoch.epoch()));
      out().printf("%d epochs %s%n", epochs.size(), yes ? "removed" : "would go; add --yes");
    }
    return 0;
  }

  @Command(
      name = "compact",
      description = "Removes deleted runs for ever and gives room back to the disk.",
      mixinStandardHelpOptions = true)
  int compact(
      @Mixin DataOption data,
      @Option(
              names = "--keep-deleted-days",
              paramLabel = "DAYS",
              defaultValue = "30",
              description = "Keep what was deleted in the last days (${DEFAULT-VALUE}).")
          int days) {
    try (RunStore store = data.open()) {
      Compaction done = store.compact(Duration.ofDays(days));
      out()
          .printf(
              "removed %d runs for ever; %.1f MiB before, %.1f MiB now%n",
              done.purgedRuns(), done.bytesBefore() / MEBIBYTE, done.bytesAfter() / MEBIBYTE);
    }
    return 0;
  }

  private static Instant time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS);
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
