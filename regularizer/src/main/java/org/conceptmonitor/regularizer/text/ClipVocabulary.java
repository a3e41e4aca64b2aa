package org.conceptmonitor.regularizer.text;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The vocabulary of CLIP's byte-pair encoding: the number of each token, and the pairs that merge,
 * first the ones to merge first. Radford et al., Learning Transferable Visual Models From Natural
 * Language Supervision, ICML 2021, and the files published with it.
 *
 * @param merges "left right" to the pair's rank
 */
record ClipVocabulary(Map<String, Integer> tokens, Map<String, Integer> merges) {
  static final String START = "<|startoftext|>";
  static final String END = "<|endoftext|>";
  static final String WORD_END = "</w>";

  /* Of the 262,144 merges in the published text file the model knows the first. */
  private static final int MOST_MERGES = 49_152 - 256 - 2;

  /** Reads {@code vocab.json}, token to number, and {@code merges.txt}, one pair a line. */
  static ClipVocabulary fromJson(Path vocabulary, Path merges) throws IOException {
    if (!Files.isRegularFile(merges)) {
      throw new IllegalArgumentException(
          "%s needs %s beside it".formatted(vocabulary, merges.getFileName()));
    }
    Map<String, Integer> tokens =
        new ObjectMapper().readValue(vocabulary.toFile(), new TypeReference<>() {});
    for (String special : List.of(START, END)) {
      if (!tokens.containsKey(special)) {
        throw new IllegalArgumentException(
            "%s has no token '%s': it is not CLIP's vocabulary; give the model's tokenizer.json"
                .formatted(vocabulary, special));
      }
    }
    return new ClipVocabulary(tokens, ranks(mergeLines(merges)));
  }

  /**
   * Reads {@code bpe_simple_vocab_16e6.txt}: the merges alone, from which the tokens follow: the
   * 256 bytes, the same as ends of words, the merged pairs, start and end.
   */
  static ClipVocabulary fromText(Path file) throws IOException {
    List<String> merges = mergeLines(file);
    List<String> tokens = new ArrayList<>(ClipBytes.inVocabularyOrder());
    ClipBytes.inVocabularyOrder().forEach(letter -> tokens.add(letter + WORD_END));
    merges.forEach(pair -> tokens.add(pair.replace(" ", "")));
    tokens.add(START);
    tokens.add(END);
    Map<String, Integer> numbers = new HashMap<>();
    for (int number = 0; number < tokens.size(); number++) {
      numbers.put(tokens.get(number), number);
    }
    return new ClipVocabulary(numbers, ranks(merges));
  }

  Tokenizer tokenizer() {
    return new ClipTokenizer(this);
  }

  /* The first line of either file is a version or a count. */
  private static List<String> mergeLines(Path file) throws IOException {
    try (BufferedReader lines = new BufferedReader(utf8(file))) {
      List<String> merges =
          lines.lines().skip(1).filter(line -> !line.isBlank()).limit(MOST_MERGES).toList();
      for (String merge : merges) {
        if (merge.split(" ", -1).length != 2) {
          throw new IllegalArgumentException(
              "%s holds '%s', expected two parts with one space: it is no list of merges"
                  .formatted(file, merge));
        }
      }
      return merges;
    }
  }

  private static InputStreamReader utf8(Path file) throws IOException {
    InputStream stream = Files.newInputStream(file);
    boolean packed = file.getFileName().toString().endsWith(".gz");
    return new InputStreamReader(
        packed ? new GZIPInputStream(stream) : stream, StandardCharsets.UTF_8);
  }

  private static Map<String, Integer> ranks(List<String> merges) {
    Map<String, Integer> ranks = new HashMap<>();
    for (String merge : merges) {
      ranks.putIfAbsent(merge, ranks.size());
    }
    return ranks;
  }
}
