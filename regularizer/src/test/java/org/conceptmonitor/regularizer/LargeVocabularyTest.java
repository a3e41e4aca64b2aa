package org.conceptmonitor.regularizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.dictionary.Dictionary;
import org.conceptmonitor.regularizer.concept.ConceptCategory;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.concept.WordNetCategories;
import org.conceptmonitor.regularizer.detect.AliasGroups;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.embed.UnifiedEmbedding;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.testing.RandomMatrices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N images, K neurons and M = 20,000 words: nothing grows with N x M x K or M x M. */
class LargeVocabularyTest {
  private static final int WORDS = 20_000;
  private static final int IMAGES = 128;
  private static final int NEURONS = 64;
  private static final int WIDTH = 64;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  @Test
  void aListOfTwentyThousandEnglishWordsIsReadAndCategorised() throws Exception {
    Path file = Files.write(folder.resolve("words.txt"), englishWords());
    ConceptSet words = ConceptSet.read("English", file);
    assertThat(words.size()).isEqualTo(WORDS);
    ConceptSet categorised = new WordNetCategories().categorise(words);
    assertThat(categorised.words()).isEqualTo(words.words());
    assertThat(categorised.concepts())
        .filteredOn(concept -> concept.category() == ConceptCategory.OBJECT)
        .hasSizeGreaterThan(WORDS / 10);
  }

  @Test
  void similaritiesAndEmbeddingsAllocateAFewTimesTheirInputsAndResults() {
    Matrix activations = RandomMatrices.normal(IMAGES, NEURONS, 1);
    Matrix conceptActivations = RandomMatrices.normal(IMAGES, WORDS, 2);
    Matrix vectors = RandomMatrices.unitRows(WORDS, WIDTH, 3);
    LayerProbe probe = LayerProbe.of(activations, conceptActivations);
    long floats = (long) IMAGES * (NEURONS + WORDS) + (long) NEURONS * WORDS + (long) WORDS * WIDTH;
    long allocated =
        bytesAllocatedBy(
            () -> UnifiedEmbedding.of(new CosCubed().similarity(probe), vectors, 0.01));
    assertThat(allocated).isLessThan(6 * floats * Float.BYTES);
  }

  @Test
  void aliasGroupsNeedNoTableOfAllPairs() {
    int words = 46_400;
    assertThat((long) words * words).isGreaterThan(Integer.MAX_VALUE);
    assertThat(AliasGroups.of(RandomMatrices.normal(16, words, 2), 0.99)).hasSize(words);
  }

  private static long bytesAllocatedBy(Supplier<Matrix> work) {
    assertThat(work.get().rows()).as("with all classes loaded").isEqualTo(NEURONS);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    assertThat(work.get().rows()).isEqualTo(NEURONS);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static List<String> englishWords() throws Exception {
    Set<String> words = new LinkedHashSet<>();
    Dictionary dictionary = Dictionary.getDefaultResourceInstance();
    Iterator<IndexWord> nouns = dictionary.getIndexWordIterator(POS.NOUN);
    for (int i = 0; words.size() < WORDS; i++) {
      String lemma = nouns.next().getLemma();
      if (i % 5 == 0) {
        words.add(lemma);
      }
    }
    return List.copyOf(words);
  }
}
