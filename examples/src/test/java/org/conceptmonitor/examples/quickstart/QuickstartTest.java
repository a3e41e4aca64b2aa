package org.conceptmonitor.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class QuickstartTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void oneEpochTrainsAndEndsWhenAskedTo() {
    assertThat(run("--epochs", "1", "--port", "0", "--exit")).isZero();

    assertThat(out.toString())
        .containsPattern("Accuracy on 1000 test images: 0\\.[78]")
        .doesNotContain("Ctrl-C");
  }

  @Test
  void aFolderWithoutTheImagesIsNamed(@TempDir Path empty) {
    assertThat(run("--data", empty.toString(), "--port", "0", "--exit")).isEqualTo(2);

    assertThat(err.toString())
        .contains(empty.resolve("train-images-idx3-ubyte.gz") + " is missing")
        .contains("--data expects");
  }

  @Test
  void noEpochsAreRefused() {
    assertThat(run("--epochs", "0")).isEqualTo(2);

    assertThat(err.toString()).contains("--epochs is 0: use at least 1");
  }

  private int run(String... arguments) {
    return new CommandLine(new Quickstart())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
