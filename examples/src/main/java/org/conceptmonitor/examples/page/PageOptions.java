package org.conceptmonitor.examples.page;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of a command that serves the page while it trains. */
public final class PageOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--port", description = "Port of the page; 0 for any (6007, or any if taken).")
  private Integer port;

  @Option(names = "--exit", description = "End when training ends, instead of on Ctrl-C.")
  private boolean exit;

  /** Starts the server on the port asked for. */
  public MonitorServer start(ServerOptions.Builder options) {
    Optional.ofNullable(port).ifPresent(options::port);
    return MonitorServer.start(options.build());
  }

  /** Lets the page stay up until Ctrl-C, unless the command is to end with its training. */
  public void stayUp(MonitorServer server) throws InterruptedException {
    if (!exit) {
      PrintWriter out = command.commandLine().getOut();
      out.printf("The page stays up at %s until you press Ctrl-C.%n", server.uri());
      out.flush();
      new CountDownLatch(1).await();
    }
  }
}
