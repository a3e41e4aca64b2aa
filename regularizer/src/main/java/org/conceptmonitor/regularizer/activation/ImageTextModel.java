package org.conceptmonitor.regularizer.activation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.conceptmonitor.regularizer.cache.ContentHash;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.onnx.OnnxModel;
import org.conceptmonitor.regularizer.text.OnnxTextEncoder;
import org.conceptmonitor.regularizer.text.TextEncoder;

/**
 * Rates words by a pair of models that embed images and texts in one space: the cosine of both
 * embeddings. Made for CLIP and its kin, whose preprocessing of images is built in. Radford et al.,
 * Learning Transferable Visual Models From Natural Language Supervision, ICML 2021. Needs the
 * optional dependency {@code com.microsoft.onnxruntime:onnxruntime}.
 *
 * <p>The image model takes {@code pixel_values}, or its only input, [images, 3, side, side] and
 * gives {@code image_embeds}, or its only output, [images, width]. Safe for use by several threads
 * until closed.
 */
public final class ImageTextModel implements ConceptActivationSource, AutoCloseable {
  private final OnnxModel model;
  private final ImageEncoder images;
  private final TextEncoder texts;

  private ImageTextModel(OnnxModel model, TextEncoder texts) {
    this.model = model;
    this.images = new ImageEncoder(model);
    this.texts = texts;
  }

  /**
   * Loads the image model of a pair.
   *
   * @param imageModel an .onnx file
   * @param texts the text model of the same pair, such as an {@link OnnxTextEncoder}; not closed
   *     here
   * @throws IllegalArgumentException saying what the file has and what is expected, if it doesn't
   *     fit
   */
  public static ImageTextModel open(Path imageModel, TextEncoder texts) {
    OnnxModel model = OnnxModel.open(imageModel);
    try {
      return new ImageTextModel(model, texts);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return "image-text model (%s, %s)".formatted(model.name(), texts.name());
  }

  @Override
  public String identity() {
    ContentHash hash = new ContentHash().add(texts.identity());
    try {
      for (Path file : model.files()) {
        hash.addFile(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the image model's files can't be read", e);
    }
    return "image-text model " + hash.hex();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the two models' embeddings differ in width
   */
  @Override
  public Matrix activations(ProbeImages probeImages, List<String> words) {
    if (probeImages.size() == 0) {
      return Matrix.zeros(0, words.size());
    }
    Matrix imageEmbeddings = images.encode(probeImages);
    if (imageEmbeddings.columns() != texts.width()) {
      throw new IllegalArgumentException(
          "%s embeds images in %d values, %s embeds texts in %d: give the two models of one pair"
              .formatted(model.name(), imageEmbeddings.columns(), texts.name(), texts.width()));
    }
    return imageEmbeddings.timesTranspose(texts.encode(words));
  }

  @Override
  public void close() {
    model.close();
  }
}
