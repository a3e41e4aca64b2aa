package org.conceptmonitor.agent.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * The reference data of folder golden/umap: six clusters in 64 dimensions, and the trustworthiness
 * that umap-learn 0.5.3 reaches on them (the least over five random states); see its meta.json.
 */
public final class UmapReference {
  public static final int TRAIN = 300;
  public static final int TEST = 60;

  private UmapReference() {}

  public static Matrix train() throws IOException {
    return Matrix.of(TRAIN, 64, floats("X.f32"));
  }

  public static Matrix test() throws IOException {
    return Matrix.of(TEST, 64, floats("X_test.f32"));
  }

  /** The first two principal components of the training data, in single precision. */
  public static Matrix pca() throws IOException {
    ByteBuffer doubles = bytes("pca2_embedding.f64");
    float[] values = new float[2 * TRAIN];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) doubles.getDouble();
    }
    return Matrix.of(TRAIN, 2, values);
  }

  private static float[] floats(String file) throws IOException {
    ByteBuffer buffer = bytes(file);
    float[] values = new float[buffer.remaining() / Float.BYTES];
    buffer.asFloatBuffer().get(values);
    return values;
  }

  private static ByteBuffer bytes(String file) throws IOException {
    try (InputStream resource = UmapReference.class.getResourceAsStream("/golden/umap/" + file)) {
      return ByteBuffer.wrap(resource.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  public static double euclidean(Matrix points, int i, int j) {
    double sum = 0;
    for (int column = 0; column < points.columns(); column++) {
      double difference = points.get(i, column) - points.get(j, column);
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  public static double cosine(Matrix points, int i, int j) {
    double product = 0;
    double squaredI = 0;
    double squaredJ = 0;
    for (int column = 0; column < points.columns(); column++) {
      product += (double) points.get(i, column) * points.get(j, column);
      squaredI += (double) points.get(i, column) * points.get(i, column);
      squaredJ += (double) points.get(j, column) * points.get(j, column);
    }
    return 1 - product / Math.sqrt(squaredI * squaredJ);
  }

  public static Matrix stack(Matrix above, Matrix below) {
    float[] values = new float[above.values().length + below.values().length];
    System.arraycopy(above.values(), 0, values, 0, above.values().length);
    System.arraycopy(below.values(), 0, values, above.values().length, below.values().length);
    return Matrix.of(above.rows() + below.rows(), above.columns(), values);
  }
}
