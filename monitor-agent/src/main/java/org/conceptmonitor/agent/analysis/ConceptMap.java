package org.conceptmonitor.agent.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.map.FittedMap;
import org.conceptmonitor.agent.map.MapDistance;
import org.conceptmonitor.agent.protocol.VectorRow;
import org.conceptmonitor.regularizer.matrix.Matrix;
import tagbio.umap.Umap;
import tagbio.umap.metric.CosineMetric;
import tagbio.umap.metric.EuclideanMetric;
import tagbio.umap.metric.Metric;

/**
 * The 2-D view of the embedding space: UMAP (McInnes, Healy and Melville 2018) fitted once on the
 * vectors of a concept set. Neurons and anchors are transformed into it, each by itself and always
 * with the same random numbers: equal vectors get equal places, whatever else is placed, so that a
 * neuron that does not move in meaning does not move on the screen. Immutable.
 */
public final class ConceptMap {
  /** The number of epochs that umap-learn uses by default. */
  private static final int FIT_EPOCHS = 500;

  private final MapDistance distance;
  private final Matrix vectors;
  private final Matrix fitted;
  private final FittedMap map;

  private ConceptMap(Matrix vectors, MapDistance distance, long seed) {
    this.vectors = vectors;
    this.distance = distance;
    Umap umap =
        new Umap()
            .setMetric(metric(distance))
            .setNumberNearestNeighbours(FittedMap.NEIGHBORS)
            .setNumberEpochs(FIT_EPOCHS)
            .setRandom(new Random(seed))
            .setThreads(1);
    fitted = matrix(umap.fitTransform(rows(vectors)));
    map = new FittedMap(vectors.values(), vectors.columns(), fitted.values(), distance);
  }

  /**
   * Fits a map. The same vectors, distance and seed give the same map.
   *
   * @param vectors one row a concept, [concepts, width], finite; more than 15 of them
   * @param distance between two vectors
   * @param seed of the random numbers
   * @throws IllegalArgumentException if there are too few vectors or one holds NaN or infinity
   */
  public static ConceptMap fit(Matrix vectors, MapDistance distance, long seed) {
    if (vectors.rows() <= FittedMap.NEIGHBORS) {
      throw new IllegalArgumentException(
          "a map needs more than %d concept vectors, got %d: use a larger concept set"
              .formatted(FittedMap.NEIGHBORS, vectors.rows()));
    }
    for (int row = 0; row < vectors.rows(); row++) {
      if (!isFinite(vectors.row(row))) {
        throw new IllegalArgumentException(
            "concept vector %d holds NaN or infinity: check the text encoder".formatted(row));
      }
    }
    return new ConceptMap(vectors, distance, seed);
  }

  private static Metric metric(MapDistance distance) {
    return switch (distance) {
      case EUCLIDEAN -> EuclideanMetric.SINGLETON;
      case COSINE -> CosineMetric.SINGLETON;
    };
  }

  /** The places of the vectors that the map was fitted on, [concepts, 2]. */
  Matrix fittedPlaces() {
    return fitted;
  }

  /** One row a vector that the map was fitted on. */
  public List<VectorRow> rows() {
    String space = distance.name().toLowerCase(Locale.ROOT) + " map";
    return VectorRows.of(space, vectors, fitted);
  }

  /**
   * Transforms vectors into the map.
   *
   * @param embeddings one row a vector, [vectors, width]
   * @return their places, [vectors, 2]; NaN for a vector that holds NaN or infinity
   */
  public Matrix place(Matrix embeddings) {
    if (embeddings.columns() != map.width()) {
      throw new IllegalArgumentException(
          "the map is of vectors of width %d, got vectors of width %d: encode both with one text encoder"
              .formatted(map.width(), embeddings.columns()));
    }
    float[] places = new float[2 * embeddings.rows()];
    for (int row = 0; row < embeddings.rows(); row++) {
      float[] place = map.place(embeddings.row(row));
      System.arraycopy(place, 0, places, 2 * row, 2);
    }
    return Matrix.of(embeddings.rows(), 2, places);
  }

  private static boolean isFinite(float[] vector) {
    for (float value : vector) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private static float[][] rows(Matrix matrix) {
    return IntStream.range(0, matrix.rows()).mapToObj(matrix::row).toArray(float[][]::new);
  }

  private static Matrix matrix(float[][] rows) {
    float[] values = new float[2 * rows.length];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, values, 2 * row, 2);
    }
    return Matrix.of(rows.length, 2, values);
  }
}
