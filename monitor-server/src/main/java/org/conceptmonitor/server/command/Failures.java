package org.conceptmonitor.server.command;

import java.io.UncheckedIOException;
import org.conceptmonitor.server.store.StoreException;
import org.conceptmonitor.server.store.UnknownRunException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a user in one line what went wrong; only faults of this program show a stack trace. */
final class Failures implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed)
      throws Exception {
    if (!isExpected(e)) {
      throw e;
    }
    command.getErr().println("error: " + message(e));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static boolean isExpected(Exception e) {
    return e instanceof StoreException
        || e instanceof UnknownRunException
        || e instanceof IllegalArgumentException
        || e instanceof IllegalStateException
        || e instanceof UncheckedIOException;
  }

  private static String message(Exception e) {
    return e instanceof UncheckedIOException
        ? "%s (%s)".formatted(e.getMessage(), e.getCause())
        : e.getMessage();
  }
}
