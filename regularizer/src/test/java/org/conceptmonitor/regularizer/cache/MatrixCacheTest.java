package org.conceptmonitor.regularizer.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.RandomMatrices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatrixCacheTest {
  private static final Matrix MATRIX = RandomMatrices.normal(130, 140, 5);

  @TempDir Path folder;
  private int computed;

  @Test
  void theSecondTimeTheFileAnswers() {
    MatrixCache cache = new MatrixCache(folder.resolve("not/yet"));
    Matrix first = cache.get("key", this::compute);
    Matrix second = cache.get("key", this::compute);
    assertThat(computed).isEqualTo(1);
    assertThat(second.rows()).isEqualTo(130);
    assertThat(second.values()).containsExactly(first.values());
    cache.get("other", this::compute);
    assertThat(computed).isEqualTo(2);
  }

  @Test
  void everyBitOfAValueComesBack() {
    float[] values = {Float.NaN, Float.NEGATIVE_INFINITY, -0f, Float.MIN_VALUE};
    MatrixCache cache = new MatrixCache(folder);
    cache.get("key", () -> Matrix.of(2, 2, values));
    assertThat(cache.get("key", this::compute).values()).containsExactly(values);
  }

  @Test
  void aDamagedFileIsComputedAnewWhereverTheDamageIs() throws IOException {
    MatrixCache cache = new MatrixCache(folder);
    cache.get("key", this::compute);
    byte[] sound = Files.readAllBytes(file());
    for (int at : List.of(0, 9, 13, 16, sound.length / 2, sound.length - 1)) {
      byte[] damaged = sound.clone();
      damaged[at] ^= 0x40;
      assertRecomputed(cache, damaged, sound);
    }
  }

  @Test
  void aFileCutShortOrWithATailIsComputedAnew() throws IOException {
    MatrixCache cache = new MatrixCache(folder);
    cache.get("key", this::compute);
    byte[] sound = Files.readAllBytes(file());
    for (int length : List.of(0, 7, 40, sound.length - 1, sound.length + 1, sound.length + 4)) {
      assertRecomputed(cache, Arrays.copyOf(sound, length), sound);
    }
  }

  @Test
  void noDraftIsLeftBehind() throws IOException {
    new MatrixCache(folder).get("key", this::compute);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void aFolderThatCannotBeWrittenOnlyMeansComputingAgain() throws IOException {
    MatrixCache cache = new MatrixCache(Files.writeString(folder.resolve("file"), "taken"));
    assertThat(cache.get("key", this::compute)).isSameAs(MATRIX);
    assertThat(cache.get("key", this::compute)).isSameAs(MATRIX);
    assertThat(computed).isEqualTo(2);
  }

  @Test
  void aMatrixWithoutRowsIsKept() {
    MatrixCache cache = new MatrixCache(folder);
    cache.get("key", () -> Matrix.zeros(0, 7));
    Matrix read = cache.get("key", this::compute);
    assertThat(read.rows()).isZero();
    assertThat(read.columns()).isEqualTo(7);
  }

  private void assertRecomputed(MatrixCache cache, byte[] damaged, byte[] sound)
      throws IOException {
    int before = computed;
    Files.write(file(), damaged);
    assertThat(cache.get("key", this::compute).values()).containsExactly(MATRIX.values());
    assertThat(computed).isEqualTo(before + 1);
    assertThat(Files.readAllBytes(file())).containsExactly(sound);
  }

  private Path file() {
    return folder.resolve("key.matrix");
  }

  private Matrix compute() {
    computed++;
    return MATRIX;
  }
}
