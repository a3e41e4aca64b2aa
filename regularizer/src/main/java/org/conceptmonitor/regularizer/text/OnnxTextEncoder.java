package org.conceptmonitor.regularizer.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.conceptmonitor.regularizer.cache.ContentHash;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.matrix.UnitRows;
import org.conceptmonitor.regularizer.onnx.OnnxModel;

/**
 * Any text model from an ONNX file with its tokenizer, run on the CPU. Needs the optional
 * dependencies {@code com.microsoft.onnxruntime:onnxruntime} and, for a {@code tokenizer.json},
 * {@code ai.djl.huggingface:tokenizers}.
 *
 * <p>The model takes {@code input_ids} [texts, tokens], and {@code attention_mask} and {@code
 * token_type_ids} if it has them. The embedding is the output {@code text_embeds} or {@code
 * sentence_embedding}, or the mean of {@code last_hidden_state} over the text's tokens, or the
 * output chosen by name; it is divided by its Euclidean norm.
 *
 * <p>Each text goes through the model alone: in one batch, a quantized model would let texts change
 * each other's vectors. Texts longer than the model takes are shortened. Safe for use by several
 * threads.
 */
public final class OnnxTextEncoder implements TextEncoder, AutoCloseable {
  private final OnnxModel model;
  private final Tokenizer tokenizer;
  private final TextInputs inputs;
  private final TextOutput output;
  private final int mostTokens;
  private final String identity;
  private final int width;

  private OnnxTextEncoder(Builder builder, OnnxModel model) {
    this.model = model;
    inputs = TextInputs.of(model);
    output =
        builder.output == null ? TextOutput.of(model) : TextOutput.named(model, builder.output);
    mostTokens = inputs.length().orElse(builder.mostTokens);
    tokenizer = TokenizerFile.open(builder.tokenizer);
    identity = identity(builder);
    width = embedding("concept").length;
  }

  /**
   * Starts with what the model's names tell.
   *
   * @param model an .onnx file
   * @param tokenizer {@code tokenizer.json}, or for CLIP {@code vocab.json} with {@code merges.txt}
   *     beside it, or {@code bpe_simple_vocab_16e6.txt.gz}
   */
  public static Builder builder(Path model, Path tokenizer) {
    return new Builder(model, tokenizer);
  }

  private String identity(Builder builder) {
    ContentHash hash = new ContentHash().add(output.name()).add(mostTokens);
    try {
      for (Path file : model.files()) {
        hash.addFile(file);
      }
      for (Path file : TokenizerFile.files(builder.tokenizer)) {
        hash.addFile(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the text model's files can't be read", e);
    }
    return "ONNX text model " + hash.hex();
  }

  /** The model file's name. */
  @Override
  public String name() {
    return model.name();
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public Matrix encode(List<String> words) {
    float[] rows = new float[words.size() * width];
    for (int i = 0; i < words.size(); i++) {
      String origin = "the text model gives '%s'".formatted(words.get(i));
      UnitRows.copy(embedding(words.get(i)), rows, i * width, origin);
    }
    return Matrix.of(words.size(), width, rows);
  }

  private double[] embedding(String text) {
    long[] tokens = Tokenizer.shortened(tokenizer.tokens(text), mostTokens);
    return output.embedding(inputs.call(tokens).run(output.name()), tokens.length);
  }

  @Override
  public void close() {
    model.close();
  }

  /** Chooses how a model is used. */
  public static final class Builder {
    private static final int MOST_TOKENS = 512;

    private final Path model;
    private final Path tokenizer;
    private String output;
    private int mostTokens = MOST_TOKENS;

    private Builder(Path model, Path tokenizer) {
      this.model = model;
      this.tokenizer = tokenizer;
    }

    /** The output that holds the embedding, if the model has several. */
    public Builder output(String name) {
      this.output = Objects.requireNonNull(name);
      return this;
    }

    /**
     * Texts are shortened to so many tokens; 512 by default, or as many as the model insists on.
     */
    public Builder mostTokens(int tokens) {
      if (tokens < 2) {
        throw new IllegalArgumentException(
            "texts of %d tokens hold no word: expected at least 2".formatted(tokens));
      }
      this.mostTokens = tokens;
      return this;
    }

    /**
     * Loads model and tokenizer.
     *
     * @throws IllegalArgumentException saying what the files have and what is expected, if they
     *     don't fit
     * @throws IllegalStateException naming the dependency, if a library is missing
     */
    public OnnxTextEncoder build() {
      OnnxModel opened = OnnxModel.open(model);
      try {
        return new OnnxTextEncoder(this, opened);
      } catch (RuntimeException e) {
        opened.close();
        throw e;
      }
    }
  }
}
