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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConceptSetTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "COLOR,11",
    "TEXTURE,47",
    "MATERIAL,26",
    "PART,123",
    "OBJECT,487",
    "SCENE,459",
    "UNCATEGORISED,0"
  })
  void theDefaultSetHoldsTheLabelsOfEachCategory(ConceptCategory category, int expected) {
    assertThat(ConceptSet.broden().concepts())
        .filteredOn(concept -> concept.category() == category)
        .hasSize(expected);
  }

  @Test
  void theDefaultSetHoldsEveryLabelOfBroden() {
    ConceptSet broden = ConceptSet.broden();
    assertThat(broden.size()).isEqualTo(1153);
    assertThat(broden.words()).contains("striped", "elevator door", "elevator-door");
  }

  @Test
  void aConceptIsFoundByItsWord() {
    ConceptSet broden = ConceptSet.broden();
    int index = broden.indexOf("bird").orElseThrow();
    assertThat(broden.concepts().get(index)).isEqualTo(new Concept("bird", ConceptCategory.OBJECT));
    assertThat(broden.indexOf("quasar")).isEmpty();
  }

  @Test
  void aFileOfOwnWordsIsRead() throws IOException {
    ConceptSet own = read("word,category", "quasar,object", "", " naïve art , texture");
    assertThat(own.name()).isEqualTo("own");
    assertThat(own.concepts())
        .containsExactly(
            new Concept("quasar", ConceptCategory.OBJECT),
            new Concept("naïve art", ConceptCategory.TEXTURE));
  }

  @Test
  void anotherHeaderIsRefused() {
    assertThatThrownBy(() -> read("name,category"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("line 1", "'word,category'", "'name,category'");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThatThrownBy(this::read)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 1: the file ends without a word");
  }

  @Test
  void aTextFileHoldsOneWordALine() throws IOException {
    ConceptSet own = readFile("own.txt", "\uFEFFquasar", "", " bus, motor ", "word");
    assertThat(own.words()).containsExactly("quasar", "bus, motor", "word");
    assertThat(own.concepts()).allMatch(c -> c.category() == ConceptCategory.UNCATEGORISED);
  }

  @Test
  void aTextFileUnderTheFullHeaderIsReadAsCells() throws IOException {
    assertThat(readFile("own.txt", "word,category", "quasar,object").concepts())
        .containsExactly(new Concept("quasar", ConceptCategory.OBJECT));
  }

  @Test
  void aCategoryMayBeMissingAndAWordQuoted() throws IOException {
    assertThat(
            read("word,category", "quasar", "pulsar,", "\"bus, \"\"motor\"\"\",object").concepts())
        .containsExactly(
            new Concept("quasar", ConceptCategory.UNCATEGORISED),
            new Concept("pulsar", ConceptCategory.UNCATEGORISED),
            new Concept("bus, \"motor\"", ConceptCategory.OBJECT));
  }

  @Test
  void wordsAloneNeedOnlyTheirHeader() throws IOException {
    assertThat(read("word", "quasar", "pulsar").words()).containsExactly("quasar", "pulsar");
  }

  @Test
  void aThirdCellIsRefusedByItsLine() {
    assertThatThrownBy(() -> read("word,category", "quasar,object", "", "bus, motor,object"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("line 4", "'bus, motor,object'", "double quotes");
  }

  @Test
  void anOpenQuoteIsRefusedByItsLine() {
    assertThatThrownBy(() -> read("word,category", "\"quasar,object"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("line 2", "close its double quotes");
  }

  @Test
  void aFileThatIsNotUtf8IsRefused() throws IOException {
    Path file =
        Files.write(folder.resolve("own.txt"), new byte[] {'n', 'a', (byte) 0xEF, 'v', 'e'});
    assertThatThrownBy(() -> ConceptSet.read("own", file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("save it as UTF-8");
  }

  @Test
  void anUnknownCategoryIsRefusedByItsLine() {
    assertThatThrownBy(() -> read("word,category", "quasar,star"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("line 2", "'star'", "texture");
  }

  @Test
  void aWordThatStandsTwiceIsRefusedByBothLines() {
    assertThatThrownBy(() -> read("word,category", "quasar,object", "quasar,scene"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 3: 'quasar' stands in line 2 already");
  }

  @Test
  void aSetWithAWordTwiceIsRefused() {
    Concept bird = new Concept("bird", ConceptCategory.OBJECT);
    assertThatThrownBy(() -> new ConceptSet("own", List.of(bird, bird)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds 'bird' twice");
  }

  private ConceptSet read(String... lines) throws IOException {
    return readFile("own.csv", lines);
  }

  private ConceptSet readFile(String name, String... lines) throws IOException {
    return ConceptSet.read("own", Files.write(folder.resolve(name), Arrays.asList(lines)));
  }
}
