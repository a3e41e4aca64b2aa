package org.conceptmonitor.server.command;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The server's command line. */
@Command(
    name = "monitor-server",
    description = "Stores what training runs report and shows it live in a browser.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:not done; a line that begins with 'error:' says why and what to do",
      "2:the command line is wrong",
      "3:check found damage",
      "143:serve was ended by SIGTERM, after everything was stored"
    },
    subcommands = {
      ServeCommand.class,
      RunsCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      TokenCommand.class,
      CheckCommand.class
    })
public final class MonitorCommand {
  private static final Map<String, String> LOGGING =
      Map.of(
          "org.slf4j.simpleLogger.defaultLogLevel", "warn",
          "org.slf4j.simpleLogger.log.org.conceptmonitor", "info",
          "org.slf4j.simpleLogger.showDateTime", "true",
          "org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
          "org.slf4j.simpleLogger.showThreadName", "false",
          "org.slf4j.simpleLogger.showShortLogName", "true");

  private MonitorCommand() {}

  /** Runs the named command and ends with its exit status. */
  public static void main(String[] arguments) {
    LOGGING.forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, to be executed with arguments. */
  public static CommandLine commandLine() {
    return new CommandLine(new MonitorCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Failures());
  }
}
