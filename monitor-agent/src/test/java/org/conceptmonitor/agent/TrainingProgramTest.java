package org.conceptmonitor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training script with the agent only, in a virtual machine of its own that gets no flag. */
class TrainingProgramTest {
  private static final Path THIS_JDK = Path.of(System.getProperty("java.home"));

  @TempDir private Path folder;

  @Test
  void aScriptWithoutAServerTrainsWithoutAnyFlagOnThisJava() throws Exception {
    assertThat(run(THIS_JDK)).contains("trained");
  }

  @Test
  void aScriptWithoutAServerTrainsWithoutAnyFlagOnJava25() throws Exception {
    Optional<Path> jdk = java25();
    assumeTrue(
        jdk.isPresent(), "no JDK 25 beside " + THIS_JDK + ": set JDK25_HOME to the folder of one");
    assertThat(run(jdk.orElseThrow())).contains("trained");
  }

  @Test
  void aScriptThatJustEndsLosesNoSnapshot() throws Exception {
    assertThat(run(THIS_JDK, "print"))
        .contains("trained", "sent epoch 0", "sent epoch 1", "sent epoch 2")
        .endsWith("closed" + System.lineSeparator());
  }

  private String run(Path jdk, String... arguments) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    String java = jdk.resolve("bin").resolve("java").toString();
    List<String> command =
        Stream.concat(
                Stream.of(
                    java,
                    "-cp",
                    System.getProperty("java.class.path"),
                    TrainingProgram.class.getName()),
                Stream.of(arguments))
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS"));
    Process process = builder.start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();

    assertThat(ended).as("the script ends by itself").isTrue();
    assertThat(Files.readString(errors))
        .doesNotContain("Exception in thread", "no longer monitored");
    assertThat(process.exitValue()).isZero();
    return Files.readString(output);
  }

  private static Optional<Path> java25() throws IOException {
    String named = System.getenv("JDK25_HOME");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    try (Stream<Path> siblings = Files.list(THIS_JDK.getParent())) {
      return siblings.filter(TrainingProgramTest::isJava25).findFirst();
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
