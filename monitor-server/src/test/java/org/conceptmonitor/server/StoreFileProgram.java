package org.conceptmonitor.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the database file of the current schema version, with {@link SampleRun} in it. Run once
 * for every version, with the folder of test resources and the version as arguments; the file of a
 * version that was released is never written again, since old files stay readable.
 */
final class StoreFileProgram {
  static final UUID RUN = new UUID(0x17, 0x18);
  static final String FILE = "concept-monitor.duckdb";

  private StoreFileProgram() {}

  public static void main(String[] arguments) throws IOException {
    Path data = Files.createTempDirectory("store-file");
    ServerOptions options = ServerOptions.builder().port(0).data(data).build();
    try (MonitorServer server = MonitorServer.start(options)) {
      SampleRun.send(new TestClient(server), RUN, "baseline", 0, 1);
    }
    Path target = Path.of(arguments[0], "store", "v" + arguments[1] + ".duckdb.gz");
    Files.createDirectories(target.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(target))) {
      Files.copy(data.resolve(FILE), out);
    }
  }
}
