package org.conceptmonitor.agent.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training script needs no flag on the command line of its JVM, on no supported Java. */
class NoJvmFlagTest {
  private static final Path THIS_JDK = Path.of(System.getProperty("java.home"));

  @TempDir private Path folder;

  @Test
  void tablesAreWrittenAndReadWithoutAnyFlagOnThisJava() throws Exception {
    assertRoundTrip(THIS_JDK);
  }

  @Test
  void tablesAreWrittenAndReadWithoutAnyFlagOnJava25() throws Exception {
    Optional<Path> jdk = java25();
    assumeTrue(
        jdk.isPresent(), "no JDK 25 beside " + THIS_JDK + ": set JDK25_HOME to the folder of one");
    assertRoundTrip(jdk.orElseThrow());
  }

  private void assertRoundTrip(Path jdk) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(
                jdk.resolve("bin").resolve("java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RoundTripProgram.class.getName())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS"));
    Process process = builder.start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(errors)).doesNotContain("Exception", "Error", "WARNING");
    assertThat(Files.readString(output))
        .contains("%d tables came back".formatted(Table.values().length));
    assertThat(process.exitValue()).isZero();
  }

  private static Optional<Path> java25() throws IOException {
    String named = System.getenv("JDK25_HOME");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    try (Stream<Path> siblings = Files.list(THIS_JDK.getParent())) {
      return siblings.filter(NoJvmFlagTest::isJava25).findFirst();
    }
  }

  private static boolean isJava25(Path jdk) {
    Path release = jdk.resolve("release");
    try {
      return Files.exists(release) && Files.readString(release).contains("JAVA_VERSION=\"25");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
