package org.conceptmonitor.regularizer.activation;

import java.util.List;
import java.util.Map;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.TextEncoder;

/** Encodes three words as the three axes, and "grey" between them. */
final class Words implements TextEncoder {
  private static final float THIRD = (float) Math.sqrt(1 / 3.0);
  private static final Map<String, float[]> VECTORS =
      Map.of(
          "red", new float[] {1, 0, 0},
          "green", new float[] {0, 1, 0},
          "blue", new float[] {0, 0, 1},
          "grey", new float[] {THIRD, THIRD, THIRD});

  @Override
  public String name() {
    return "axes";
  }

  @Override
  public int width() {
    return 3;
  }

  @Override
  public Matrix encode(List<String> words) {
    float[] rows = new float[words.size() * 3];
    for (int i = 0; i < words.size(); i++) {
      System.arraycopy(VECTORS.get(words.get(i)), 0, rows, i * 3, 3);
    }
    return Matrix.of(words.size(), 3, rows);
  }
}
