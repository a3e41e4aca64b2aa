package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the Python of docs/reading-the-data.md where Python has what it imports. */
class ReadingTheDataTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "reading-the-data.md");
  private static final Pattern PYTHON = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void thePythonOfTheDocumentReadsARun() throws Exception {
    assumeTrue(
        python("import pyarrow, polars, duckdb", "") == 0, "Python has no pyarrow, Polars, DuckDB");
    try (MonitorServer server = MonitorServer.start(ServerOptions.builder().port(0).build())) {
      SampleRun.send(new TestClient(server), UUID.randomUUID(), "baseline", 0, 1);
      assertThat(python(program(), server.uri().toString())).as(this::output).isZero();
      assertThat(output()).contains("distinct_concepts", "minimum", "striped");
    }
  }

  private static String program() throws IOException {
    return PYTHON
        .matcher(Files.readString(DOCUMENT))
        .results()
        .map(block -> block.group(1))
        .collect(Collectors.joining("\n"));
  }

  private int python(String program, String server) throws Exception {
    ProcessBuilder python =
        new ProcessBuilder("python3", "-c", program)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    python.environment().put("CONCEPT_MONITOR", server);
    try {
      return python.start().waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("output"), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
