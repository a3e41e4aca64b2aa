package org.conceptmonitor.regularizer.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A vocabulary with four merges: the 256 bytes are tokens 0 to 255 ("!" is 0, so "a" is 64), the
 * same as ends of words 256 to 511, the merged pairs 512 to 515, start 516 and end 517.
 */
class ClipTokenizerTest {
  private static final String MERGES = "#version: 0.2\nc a\nca t</w>\nd o\na t</w>\n";
  private static final long START = 516;
  private static final long END = 517;

  @TempDir Path folder;

  @Test
  void pairsMergeInTheOrderOfTheirRank() throws IOException {
    Tokenizer tokenizer = fromText();
    assertThat(tokenizer.tokens("cat")).containsExactly(START, 513, END);
    assertThat(tokenizer.tokens("at")).containsExactly(START, 515, END);
    assertThat(tokenizer.tokens("dog")).containsExactly(START, 514, 256 + 'g' - '!', END);
    assertThat(tokenizer.tokens("caca"))
        .containsExactly(START, 512, 'c' - '!', 256 + 'a' - '!', END);
  }

  @Test
  void caseAndSpaceDoNotMatterButSignsAndDigitsStandAlone() throws IOException {
    Tokenizer tokenizer = fromText();
    assertThat(tokenizer.tokens("  CAT   Cat\n")).containsExactly(START, 513, 513, END);
    assertThat(tokenizer.tokens("cat42!?"))
        .containsExactly(START, 513, 256 + '4' - '!', 256 + '2' - '!', 0, 256 + '?' - '!', END);
    assertThat(tokenizer.tokens("cat's"))
        .containsExactly(START, 513, '\'' - '!', 256 + 's' - '!', END);
    assertThat(tokenizer.tokens("")).containsExactly(START, END);
  }

  /** é is the bytes c3 a9; 94 printable ASCII characters come first, then a1 to ac, then ae on. */
  @Test
  void otherLettersAreSpeltInBytes() throws IOException {
    assertThat(fromText().tokens("é"))
        .containsExactly(START, 94 + 12 + (0xc3 - 0xae), 256 + 94 + (0xa9 - 0xa1), END);
  }

  @Test
  void textAndJsonVocabulariesGiveTheSameTokens() throws IOException {
    Tokenizer text = fromText();
    Tokenizer json = TokenizerFile.open(writeJson());
    Tokenizer packed = TokenizerFile.open(writePacked());
    for (String sample : samples()) {
      assertThat(json.tokens(sample)).as(sample).containsExactly(text.tokens(sample));
      assertThat(packed.tokens(sample)).as(sample).containsExactly(text.tokens(sample));
    }
  }

  @Test
  void theTokensAreThoseOfHuggingFacesLibrary() throws IOException {
    writeJson();
    ObjectMapper json = new ObjectMapper();
    String vocabulary = Files.readString(folder.resolve("vocab.json"));
    Path file =
        Files.writeString(
            folder.resolve("tokenizer.json"),
            HUGGING_FACE
                .replace("VOCABULARY", vocabulary)
                .replace("MERGES", json.writeValueAsString(MERGES.lines().skip(1).toList())));
    Tokenizer theirs = TokenizerFile.open(file);
    Tokenizer ours = fromText();
    for (String sample : samples()) {
      assertThat(ours.tokens(sample)).as(sample).containsExactly(theirs.tokens(sample));
    }
  }

  @Test
  void filesThatAreNotClipsAreRefused() throws IOException {
    Path vocabulary = Files.writeString(folder.resolve("vocab.json"), "{\"a\": 0}");
    assertThatThrownBy(() -> TokenizerFile.open(vocabulary))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("needs merges.txt beside it");
    Files.writeString(folder.resolve("merges.txt"), MERGES);
    assertThatThrownBy(() -> TokenizerFile.open(vocabulary))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no token '<|startoftext|>'");
    Path words = Files.writeString(folder.resolve("words.txt"), "cat\ndog\n");
    assertThatThrownBy(() -> TokenizerFile.open(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no list of merges");
  }

  private static List<String> samples() {
    Random random = new Random(7);
    String letters = "catdo gCAT 0142 !?' é 日本 <|endoftext|> don't";
    List<String> samples = new ArrayList<>(List.of("a photo of a cat.", "naïve DOG'S"));
    for (int i = 0; i < 200; i++) {
      int from = random.nextInt(letters.length());
      int to = from + random.nextInt(letters.length() - from + 1);
      samples.add(letters.substring(from, to));
    }
    return samples;
  }

  private Tokenizer fromText() throws IOException {
    return TokenizerFile.open(Files.writeString(folder.resolve("bpe_simple_vocab.txt"), MERGES));
  }

  private Path writePacked() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(MERGES.getBytes(StandardCharsets.UTF_8));
    }
    return Files.write(folder.resolve("bpe_simple_vocab.txt.gz"), bytes.toByteArray());
  }

  private Path writeJson() throws IOException {
    Files.writeString(folder.resolve("merges.txt"), MERGES);
    Path text = Files.writeString(folder.resolve("merges_only.txt"), MERGES);
    Map<String, Integer> tokens = ClipVocabulary.fromText(text).tokens();
    return Files.write(folder.resolve("vocab.json"), new ObjectMapper().writeValueAsBytes(tokens));
  }

  private static final String HUGGING_FACE =
      """
      {"version": "1.0", "truncation": null, "padding": null,
       "added_tokens": [
         {"id": 516, "content": "<|startoftext|>", "single_word": false, "lstrip": false,
          "rstrip": false, "normalized": true, "special": true},
         {"id": 517, "content": "<|endoftext|>", "single_word": false, "lstrip": false,
          "rstrip": false, "normalized": false, "special": true}],
       "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFC"},
         {"type": "Replace", "pattern": {"Regex": "\\\\s+"}, "content": " "},
         {"type": "Lowercase"}]},
       "pre_tokenizer": {"type": "Sequence", "pretokenizers": [
         {"type": "Split", "pattern": {"Regex":
           "'s|'t|'re|'ve|'m|'ll|'d|[\\\\p{L}]+|[\\\\p{N}]|[^\\\\s\\\\p{L}\\\\p{N}]+"},
          "behavior": "Removed", "invert": true},
         {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true}]},
       "post_processor": {"type": "RobertaProcessing", "sep": ["<|endoftext|>", 517],
         "cls": ["<|startoftext|>", 516], "trim_offsets": false, "add_prefix_space": false},
       "decoder": null,
       "model": {"type": "BPE", "dropout": null, "unk_token": "<|endoftext|>",
         "continuing_subword_prefix": "", "end_of_word_suffix": "</w>", "fuse_unk": false,
         "vocab": VOCABULARY, "merges": MERGES}}
      """;
}
