package org.conceptmonitor.regularizer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.conceptmonitor.regularizer.cache.MatrixCache;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedTextEncoderTest {
  @TempDir Path folder;

  @Test
  void aListOfWordsIsEncodedOnce() {
    CountingEncoder encoder = new CountingEncoder("one");
    TextEncoder cached = cached(encoder);
    Matrix first = cached.encode(List.of("cat", "horse"));
    Matrix second = cached(encoder).encode(List.of("cat", "horse"));
    assertThat(encoder.calls).isEqualTo(1);
    assertThat(second.values()).containsExactly(first.values()).containsExactly(3, 5);
    assertThat(cached.name()).isEqualTo("one");
    assertThat(cached.width()).isEqualTo(1);
  }

  @Test
  void otherWordsOtherOrderAndOtherEncodersAreOtherEntries() {
    CountingEncoder encoder = new CountingEncoder("one");
    cached(encoder).encode(List.of("cat", "horse"));
    cached(encoder).encode(List.of("horse", "cat"));
    cached(encoder).encode(List.of("cathorse"));
    assertThat(encoder.calls).isEqualTo(3);
    CountingEncoder other = new CountingEncoder("two");
    cached(other).encode(List.of("cat", "horse"));
    assertThat(other.calls).isEqualTo(1);
  }

  private TextEncoder cached(TextEncoder encoder) {
    return new CachedTextEncoder(encoder, new MatrixCache(folder));
  }

  /** Encodes a word by its length. */
  private static final class CountingEncoder implements TextEncoder {
    private final String name;
    private int calls;

    CountingEncoder(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int width() {
      return 1;
    }

    @Override
    public Matrix encode(List<String> words) {
      calls++;
      Matrix lengths = Matrix.zeros(words.size(), 1);
      for (int i = 0; i < words.size(); i++) {
        lengths.values()[i] = words.get(i).length();
      }
      return lengths;
    }
  }
}
