package org.conceptmonitor.regularizer.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchorSetTest {
  @TempDir Path folder;

  @Test
  void byDefaultEveryConceptIsWishedFor() {
    AnchorSet anchors = AnchorSet.of(ConceptSet.broden());
    assertThat(anchors.words()).isEqualTo(ConceptSet.broden().words());
    assertThat(anchors.indices(AnchorKind.WISHED)).hasSize(1153);
    assertThat(anchors.indices(AnchorKind.UNWANTED)).isEmpty();
  }

  @Test
  void ownWordsAreMarked() throws IOException {
    AnchorSet anchors = read("own.csv", "word,kind", "wheel,wished", "watermark,unwanted", "leaf");
    assertThat(anchors.anchors())
        .containsExactly(
            new Anchor("wheel", AnchorKind.WISHED),
            new Anchor("watermark", AnchorKind.UNWANTED),
            new Anchor("leaf", AnchorKind.WISHED));
    assertThat(anchors.indices(AnchorKind.WISHED)).containsExactly(0, 2);
    assertThat(anchors.indices(AnchorKind.UNWANTED)).containsExactly(1);
  }

  @Test
  void plainWordsAreWishedFor() throws IOException {
    assertThat(read("own.txt", "wheel", "leaf").indices(AnchorKind.WISHED)).containsExactly(0, 1);
  }

  @Test
  void anotherMarkIsRefusedByItsLine() {
    assertThatThrownBy(() -> read("own.csv", "word,kind", "wheel,good"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("line 2", "'good'", "wished or unwanted");
  }

  @Test
  void anotherHeaderIsRefused() {
    assertThatThrownBy(() -> read("own.csv", "word,category", "wheel,object"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'word,kind'");
  }

  @Test
  void noAnchorOrOneTwiceIsRefused() {
    Anchor wheel = new Anchor("wheel", AnchorKind.WISHED);
    assertThatThrownBy(() -> new AnchorSet(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("choose at least one");
    assertThatThrownBy(
            () -> new AnchorSet(List.of(wheel, new Anchor("wheel", AnchorKind.UNWANTED))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'wheel' is an anchor twice");
  }

  private AnchorSet read(String name, String... lines) throws IOException {
    return AnchorSet.read(Files.write(folder.resolve(name), Arrays.asList(lines)));
  }
}
