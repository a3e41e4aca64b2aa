package org.conceptmonitor.server;

import java.nio.file.Path;
import java.util.UUID;

/** What a training script does with a server, run by {@link ForkedJvmTest} in a JVM of its own. */
final class TrainingScript {
  static final UUID RUN = new UUID(7, 8);

  private TrainingScript() {}

  /** Serves, sends and asks; with a folder as argument, sends into that and dies unprepared. */
  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      sendAndDie(Path.of(arguments[0]));
    }
    try (MonitorServer server = MonitorServer.start(ServerOptions.builder().port(0).build())) {
      TestClient client = new TestClient(server);
      SampleRun.send(client, RUN, "baseline", 0);
      System.out.println("scalars " + client.rows("/api/v1/runs/" + RUN + "/scalars"));
      System.out.println("page " + client.get("/").statusCode());
    }
  }

  private static void sendAndDie(Path folder) {
    ServerOptions options = ServerOptions.builder().port(0).data(folder).build();
    SampleRun.send(new TestClient(MonitorServer.start(options)), RUN, "baseline", 0, 1);
    Runtime.getRuntime().halt(9);
  }
}
