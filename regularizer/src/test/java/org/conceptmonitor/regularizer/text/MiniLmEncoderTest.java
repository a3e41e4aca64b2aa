package org.conceptmonitor.regularizer.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.conceptmonitor.regularizer.testing.ClassPathWithout;
import org.junit.jupiter.api.Test;

class MiniLmEncoderTest {
  @Test
  void noWordsGiveNoRows() {
    assertThat(new MiniLmEncoder().encode(List.of()).rows()).isZero();
  }

  @Test
  void withoutTheModelsJarTheMessageNamesTheDependency() throws Exception {
    try (ClassPathWithout loader = new ClassPathWithout("dev.langchain4j.")) {
      Class<?> encoder = loader.loadClass(MiniLmEncoder.class.getName());
      assertThatThrownBy(() -> encoder.getConstructor().newInstance())
          .rootCause()
          .isInstanceOf(ClassNotFoundException.class);
      assertThatThrownBy(() -> encoder.getConstructor().newInstance())
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("add the dependency dev.langchain4j:");
    }
  }
}
