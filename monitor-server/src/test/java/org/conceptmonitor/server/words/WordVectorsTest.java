package org.conceptmonitor.server.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.ext.web.handler.HttpException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.conceptmonitor.regularizer.text.TextEncoder;
import org.junit.jupiter.api.Test;

class WordVectorsTest {
  private final List<String> encoded = new ArrayList<>();
  private final AtomicLong now = new AtomicLong();

  /** Answers a vector of width 1, and notes the words. */
  private final TextEncoder model =
      new TextEncoder() {
        @Override
        public String name() {
          return "test";
        }

        @Override
        public int width() {
          return 1;
        }

        @Override
        public Matrix encode(List<String> words) {
          encoded.addAll(words);
          return Matrix.of(words.size(), 1, new float[words.size()]);
        }
      };

  @Test
  void aDefaultConceptNeedsNoModel() {
    WordVectors words = withoutModel();
    assertThat(words.of(List.of("wheel")).get("wheel"))
        .containsExactly(BrodenVectors.load().encode(List.of("wheel")).row(0));
  }

  @Test
  void withoutTheModelAnotherWordIsRefusedWithWhatToDo() {
    WordVectors words = withoutModel();
    assertThatThrownBy(() -> words.of(List.of("wheel", "gerrymander")))
        .isInstanceOfSatisfying(
            HttpException.class,
            refusal -> {
              assertThat(refusal.getStatusCode()).isEqualTo(501);
              assertThat(refusal.getPayload()).contains("default concepts", "add the model");
            });
  }

  private WordVectors withoutModel() {
    return new WordVectors(
        () -> {
          throw new IllegalStateException("add the model");
        },
        now::get);
  }

  @Test
  void aWordIsEncodedOnce() {
    WordVectors words = new WordVectors(() -> model, now::get);
    words.of(List.of("gerrymander", "filibuster"));
    words.of(List.of("filibuster", "gerrymander"));
    assertThat(encoded).containsExactly("gerrymander", "filibuster");
  }

  @Test
  void theMinutesNewWordsAreLimitedAndKnownOnesAreNot() {
    WordVectors words = new WordVectors(() -> model, now::get);
    List<String> many = IntStream.range(0, 1200).mapToObj(i -> "word " + i).toList();
    words.of(many);
    assertThatThrownBy(() -> words.of(List.of("one more")))
        .isInstanceOfSatisfying(
            HttpException.class, busy -> assertThat(busy.getStatusCode()).isEqualTo(503));
    words.of(many.subList(0, 3));
    now.addAndGet(TimeUnit.MINUTES.toNanos(1));
    words.of(List.of("one more"));
    assertThat(encoded).hasSize(1201);
  }
}
