package org.conceptmonitor.examples.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFileTest {
  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void nameTheFile() {
    path = folder.resolve("a.npy");
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    float[] values = {1, -2.5f, Float.NaN, Float.NEGATIVE_INFINITY, 1e-40f, 0};
    NpyWriter.write(path, 2, 3, values);
    try (NpyFile file = NpyFile.open(path)) {
      assertThat(file.shape()).containsExactly(2, 3);
      assertThat(file.shapeText()).isEqualTo("(2, 3)");
      assertThat(file.type()).isEqualTo(NpyType.FLOAT32);
      assertThat(floats(file)).containsExactly(values);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 10, 123_456})
  void writtenElementsStartAtAMultipleOf64Bytes(int rows) throws IOException {
    NpyWriter.write(path, rows, 1, new float[rows]);
    assertThat((Files.size(path) - 4L * rows) % 64).isZero();
    try (NpyFile file = NpyFile.open(path)) {
      assertThat(file.size()).isEqualTo(rows);
    }
  }

  @Test
  void float64IsRoundedToTheNearestFloat() throws IOException {
    NpyBytes.write(path, "<f8", "(3,)", NpyBytes.doubles(0.1, -1e300, Double.NaN));
    try (NpyFile file = NpyFile.open(path)) {
      assertThat(file.shapeText()).isEqualTo("(3,)");
      assertThat(floats(file)).containsExactly(0.1f, Float.NEGATIVE_INFINITY, Float.NaN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "|b1, 01 00 01, 1, 0",
    "|u1, 01 ff 00, 1, 255",
    "|i1, 01 ff 00, 1, -1",
    "<i2, 01 02 fe ff, 513, -2",
    "<i4, 01 02 00 00 fe ff ff ff, 513, -2",
    "<i8, 01 02 00 00 00 00 00 00 fe ff ff ff ff ff ff ff, 513, -2"
  })
  void wholeNumbersOfEveryWidthAreRead(String type, String bytes, int first, int second)
      throws IOException {
    byte[] elements = HexFormat.ofDelimiter(" ").parseHex(bytes);
    NpyBytes.write(path, type, "(2,)", elements);
    try (NpyFile file = NpyFile.open(path)) {
      int[] values = new int[2];
      file.read(0, values);
      assertThat(values).containsExactly(first, second);
    }
  }

  @Test
  void aPartIsReadFromItsPlace() throws IOException {
    NpyBytes.write(path, "<i4", "(2, 3)", NpyBytes.ints(1, 2, 3, 4, 5, 6));
    try (NpyFile file = NpyFile.open(path)) {
      int[] values = new int[2];
      file.read(3, values);
      assertThat(values).containsExactly(4, 5);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyVersionOfTheFormatIsRead(int version) throws IOException {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1L, 2L)}";
    NpyBytes.write(path, version, header, NpyBytes.floats(3, 4));
    try (NpyFile file = NpyFile.open(path)) {
      assertThat(file.shape()).containsExactly(1, 2);
      assertThat(floats(file)).containsExactly(3, 4);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'<f4', 'fortran_order': True, 'shape': (1, 2)|Fortran order|ascontiguousarray",
        "'>f4', 'fortran_order': False, 'shape': (1, 2)|big-endian|newbyteorder",
        "'<f2', 'fortran_order': False, 'shape': (1, 2)|'<f2'|astype('float32')",
        "'<c8', 'fortran_order': False, 'shape': (1, 2)|'<c8'|astype('float32')",
        "[('a', '<f4')], 'fortran_order': False, 'shape': (2,)|not understood|numpy.save",
        "'<f4', 'fortran_order': False, 'shape': (9999999999,)|9999999999|2^31",
        "'<f4', 'fortran_order': False, 'shape': (3, 2)|(3, 2) of <f4 takes|cut off"
      })
  void whatCanNotBeReadIsRefusedWithWhatToDo(String header, String what, String remedy)
      throws IOException {
    NpyBytes.write(path, 1, "{'descr': " + header + "}", new byte[8]);
    assertThatThrownBy(() -> NpyFile.open(path))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("a.npy", what, remedy);
  }

  @Test
  void aFileOfAnotherKindIsRefused() throws IOException {
    Files.writeString(path, "1,2\n3,4\n");
    assertThatThrownBy(() -> NpyFile.open(path))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("a.npy", "no NumPy array file", "numpy.save");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 6, 9, 40})
  void aFileThatEndsWithinItsHeaderIsRefused(int length) throws IOException {
    NpyWriter.write(path, 1, 1, new float[1]);
    Files.write(path, Arrays.copyOf(Files.readAllBytes(path), length));
    assertThatThrownBy(() -> NpyFile.open(path))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.npy");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> NpyFile.open(path))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("no file", "a.npy", "check the path");
  }

  @Test
  void numbersWithAFractionAreNoLabels() throws IOException {
    NpyWriter.write(path, 1, 1, new float[1]);
    try (NpyFile file = NpyFile.open(path)) {
      assertThatThrownBy(() -> file.read(0, new int[1]))
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll("a.npy", "whole numbers", "astype('int32')");
    }
  }

  private static float[] floats(NpyFile file) throws IOException {
    float[] values = new float[(int) file.size()];
    file.read(0, values);
    return values;
  }
}
