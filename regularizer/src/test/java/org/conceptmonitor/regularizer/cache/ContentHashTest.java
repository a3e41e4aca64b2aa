package org.conceptmonitor.regularizer.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentHashTest {
  @Test
  void whereOnePartEndsMatters() {
    assertThat(new ContentHash().add("ab").add("c").hex())
        .isNotEqualTo(new ContentHash().add("a").add("bc").hex())
        .isEqualTo(new ContentHash().add("ab").add("c").hex());
  }

  @Test
  void everyBitOfANumberMatters() {
    assertThat(new ContentHash().add(new float[] {0f}).hex())
        .isNotEqualTo(new ContentHash().add(new float[] {-0f}).hex());
  }

  @Test
  void aFilesContentCountsAndNotItsName(@TempDir Path folder) throws Exception {
    Path one = Files.writeString(folder.resolve("one"), "same");
    Path two = Files.writeString(folder.resolve("two"), "same");
    Path other = Files.writeString(folder.resolve("other"), "else");
    assertThat(new ContentHash().addFile(one).hex())
        .isEqualTo(new ContentHash().addFile(two).hex())
        .isNotEqualTo(new ContentHash().addFile(other).hex());
  }
}
