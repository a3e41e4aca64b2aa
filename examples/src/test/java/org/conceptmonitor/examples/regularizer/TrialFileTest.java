package org.conceptmonitor.examples.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialFileTest {
  private static final StudySettings SETTINGS = new StudySettings(8, 6000, 4000, ConceptKind.BOTH);

  @TempDir private Path folder;

  @Test
  void finishedTrialsAreThereWhenTheFolderIsOpenedAgain() throws IOException {
    TrialFile trials = TrialFile.in(folder, SETTINGS);
    Trial first = Trials.trial("plain", 1, 0.8, Double.NaN);
    Trial second = Trials.trial("fraction 1, shuffled P", 2, 0.1 + 0.2, 1e-9);
    trials.add(first);
    trials.add(second);

    TrialFile again = TrialFile.in(folder, SETTINGS);

    assertThat(again.trials()).containsExactly(first, second);
    assertThat(again.has("dense", "plain", 1)).isTrue();
    assertThat(again.has("dense", "plain", 2)).isFalse();
    assertThat(again.get("dense", "fraction 1, shuffled P", 2)).isEqualTo(second);
  }

  @Test
  void trialsOfOtherSettingsAreNotMixed() throws IOException {
    TrialFile.in(folder, SETTINGS);

    assertThatIOException()
        .isThrownBy(() -> TrialFile.in(folder, new StudySettings(9, 6000, 4000, ConceptKind.BOTH)))
        .withMessageContaining("epochs=8")
        .withMessageContaining("epochs=9");
  }

  @Test
  void aTrialThatIsStillToComeIsNamed() throws IOException {
    TrialFile trials = TrialFile.in(folder, SETTINGS);

    assertThatThrownBy(() -> trials.get("dense", "regularized", 7))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("'regularized' was not trained on dense with seed 7");
  }
}
