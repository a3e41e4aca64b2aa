package org.conceptmonitor.regularizer.activation;

import java.util.Arrays;
import java.util.List;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.matrix.UnitRows;
import org.conceptmonitor.regularizer.onnx.FloatTensor;
import org.conceptmonitor.regularizer.onnx.OnnxModel;
import org.conceptmonitor.regularizer.onnx.TensorSpec;

/** The image half of an image-text model. */
final class ImageEncoder {
  private static final String PIXELS = "pixel_values";
  private static final String EMBEDDING = "image_embeds";
  private static final int USUAL_SIDE = 224;
  private static final int LARGEST_BATCH = 32;

  private final OnnxModel model;
  private final TensorSpec input;
  private final TensorSpec output;
  private final int side;
  private final ClipPreprocessing preprocessing;

  ImageEncoder(OnnxModel model) {
    this.model = model;
    if (model.inputs().size() != 1 || !takesPictures(model.inputs().get(0))) {
      throw unfit(model);
    }
    input = model.inputs().get(0);
    output = embedding(model);
    side = input.shape()[2] > 0 ? (int) input.shape()[2] : USUAL_SIDE;
    preprocessing = new ClipPreprocessing(side);
  }

  private static boolean takesPictures(TensorSpec spec) {
    if (!spec.type().isFloat() || spec.rank() != 4) {
      return false;
    }
    long channels = spec.shape()[1];
    boolean square = spec.shape()[2] == spec.shape()[3];
    return square && (channels == ClipPreprocessing.CHANNELS || channels < 0);
  }

  private static TensorSpec embedding(OnnxModel model) {
    List<TensorSpec> possible =
        model.outputs().stream().filter(spec -> spec.type().isFloat() && spec.rank() == 2).toList();
    return possible.stream()
        .filter(spec -> spec.name().equals(EMBEDDING) || possible.size() == 1)
        .findFirst()
        .orElseThrow(() -> unfit(model));
  }

  private static IllegalArgumentException unfit(OnnxModel model) {
    return model.unfit(
        "one input, usually '%s', of float32 or float16 [images, 3, side, side], and one output of that kind or '%s' [images, width]: export the image model alone, with its projection"
            .formatted(PIXELS, EMBEDDING));
  }

  /**
   * Embeds all images, a batch at a time.
   *
   * @return one row of norm 1 an image
   */
  Matrix encode(ProbeImages images) {
    int batch = input.shape()[0] > 0 ? (int) input.shape()[0] : LARGEST_BATCH;
    float[] embeddings = new float[0];
    int width = 0;
    for (int start = 0; start < images.size(); start += batch) {
      int count = Math.min(batch, images.size() - start);
      FloatTensor rows = run(images, start, count, input.shape()[0] > 0 ? batch : count);
      width = (int) rows.shape()[1];
      embeddings = start == 0 ? new float[Math.multiplyExact(images.size(), width)] : embeddings;
      copy(rows, start, count, embeddings);
    }
    return Matrix.of(images.size(), width, embeddings);
  }

  private FloatTensor run(ProbeImages images, int start, int count, int rows) {
    float[] pixels = new float[rows * preprocessing.values()];
    for (int i = 0; i < count; i++) {
      preprocessing.prepare(images.image(start + i), pixels, i * preprocessing.values());
    }
    return model
        .call()
        .floats(input.name(), pixels, rows, ClipPreprocessing.CHANNELS, side, side)
        .run(output.name());
  }

  private static void copy(FloatTensor rows, int start, int count, float[] embeddings) {
    int width = (int) rows.shape()[1];
    for (int i = 0; i < count; i++) {
      float[] row = Arrays.copyOfRange(rows.values(), i * width, (i + 1) * width);
      String origin = "the image model gives image %d".formatted(start + i);
      UnitRows.copy(doubles(row), embeddings, (start + i) * width, origin);
    }
  }

  private static double[] doubles(float[] row) {
    double[] values = new double[row.length];
    Arrays.setAll(values, i -> row[i]);
    return values;
  }
}
