package org.conceptmonitor.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.conceptmonitor.agent.transport.HttpSink;

/**
 * What a training script sends, run by {@link AgentFaultsTest} in a JVM of its own until it is
 * killed: epoch after epoch. Prints the run, and how many epochs are out of its memory by now.
 */
final class KilledAgent {
  static final int EPOCHS = 40;

  private KilledAgent() {}

  /** Sends to the server named first by way of the spool named second. */
  public static void main(String[] arguments) throws Exception {
    HttpSink sink =
        HttpSink.builder(URI.create(arguments[0]))
            .spool(Path.of(arguments[1]))
            .backOff(Duration.ofMillis(1), Duration.ofMillis(20))
            .build();
    System.out.println(sink.run());
    AgentRun.sendDescription(sink, "killed");
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      AgentRun.sendEpoch(sink, epoch);
      while (sink.state().queuedTables() > 0) {
        LockSupport.parkNanos(AgentRun.LOOK_NANOS);
      }
      System.out.println(epoch + 1);
    }
    System.in.read();
  }
}
