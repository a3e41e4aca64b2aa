package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {
  @TempDir Path folder;

  @Test
  void aBrowserOnThePathIsFound() throws IOException {
    Path browser = executable("chromium-browser");
    var chromium = new Chromium(Map.of("PATH", "/nowhere:" + folder));
    assertThat(chromium.executable()).contains(browser);
    assertThat(chromium.evaluateExecutionCondition(null).isDisabled()).isFalse();
  }

  @Test
  void theVariableWinsOverThePath() throws IOException {
    executable("chromium");
    Path chosen = executable("mine");
    assertThat(new Chromium(Map.of("PATH", "" + folder, "CHROMIUM", "" + chosen)).executable())
        .contains(chosen);
  }

  @Test
  void withoutABrowserTestsAreSkippedAndToldHowToGetOne() {
    var condition = new Chromium(Map.of("PATH", "" + folder)).evaluateExecutionCondition(null);
    assertThat(condition.isDisabled()).isTrue();
    assertThat(condition.getReason().orElseThrow()).contains("apt install chromium", "CHROMIUM");
  }

  @Test
  void withoutABrowserAPipelineFails() {
    var chromium = new Chromium(Map.of("PATH", "" + folder, "CI", "true"));
    assertThat(chromium.evaluateExecutionCondition(null).isDisabled()).isFalse();
    assertThatThrownBy(() -> chromium.resolveParameter(null, null))
        .hasMessageContaining("apt install chromium");
  }

  private Path executable(String name) throws IOException {
    return Files.createFile(
        folder.resolve(name),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
