package org.conceptmonitor.agent.map;

import java.util.SplittableRandom;

/**
 * Places vectors in a fitted map, as umap-learn's {@code transform} does: starts between the
 * nearest fitted vectors and follows the gradient of UMAP's cross-entropy while the map stands
 * still (McInnes, Healy and Melville 2018, sections 3.1 and 3.2). Each vector is placed by itself
 * and with the same random numbers: equal vectors get equal places. Immutable.
 */
public final class FittedMap {
  /** The number of neighbours that umap-learn uses by default; a map is of more vectors. */
  public static final int NEIGHBORS = 15;

  private static final long SEED = 1;
  private static final int EPOCHS = 100;
  private static final int NEGATIVE_SAMPLES = 5;
  /* A quarter of the fit's, as in umap-learn: the map has settled. */
  private static final double LEARNING_RATE = 0.25;

  /* The curve 1 / (1 + a d^2b) for a least distance of .1 and a spread of 1. */
  private static final double A = 1.576943460;
  private static final double B = 0.895060878;

  private static final double GRADIENT_LIMIT = 4;
  private static final double TOLERANCE = 1e-5;
  private static final double LEAST_SCALE = 1e-3;

  private final int width;
  private final float[] places;
  private final NearestVectors nearest;

  /**
   * A map of vectors whose places are known. Arrays are not copied and must not change.
   *
   * @param vectors row by row, more than {@value #NEIGHBORS} of them
   * @param width values of one
   * @param places x and y of each
   * @param distance by which the map was fitted
   */
  public FittedMap(float[] vectors, int width, float[] places, MapDistance distance) {
    if (vectors.length != (long) width * (places.length / 2) || places.length / 2 <= NEIGHBORS) {
      throw new IllegalArgumentException(
          "%d values are no vectors of width %d for %d places: a map needs more than %d"
              .formatted(vectors.length, width, places.length / 2, NEIGHBORS));
    }
    this.width = width;
    this.places = places;
    nearest = new NearestVectors(vectors, width, distance, NEIGHBORS);
  }

  /** How many values the vectors have. */
  public int width() {
    return width;
  }

  /**
   * The place of a vector, x and y; NaN if it holds NaN or infinity.
   *
   * @param vector of the map's width
   */
  public float[] place(float[] vector) {
    for (float value : vector) {
      if (!Float.isFinite(value)) {
        return new float[] {Float.NaN, Float.NaN};
      }
    }
    NearestVectors.Found neighbors = nearest.to(vector);
    double[] memberships = memberships(neighbors.distances());
    double[] place = mean(neighbors.fitted(), memberships);
    follow(place, neighbors.fitted(), memberships);
    return new float[] {(float) place[0], (float) place[1]};
  }

  /* Membership exp(-d / s) in the neighbourhood, with s so that they sum to log2 of their number. */
  private static double[] memberships(float[] distances) {
    double scale = Math.max(scale(distances), LEAST_SCALE * mean(distances));
    double[] memberships = new double[distances.length];
    for (int i = 0; i < distances.length; i++) {
      memberships[i] = distances[i] > 0 ? Math.exp(-distances[i] / scale) : 1;
    }
    return memberships;
  }

  /* By bisection; the sum leaves the nearest one out, as umap-learn's does. */
  private static double scale(float[] distances) {
    double target = Math.log(distances.length) / Math.log(2);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double scale = 1;
    for (int step = 0; step < 64; step++) {
      double excess = -target;
      for (int i = 1; i < distances.length; i++) {
        excess += distances[i] > 0 ? Math.exp(-distances[i] / scale) : 1;
      }
      if (Math.abs(excess) < TOLERANCE) {
        break;
      }
      if (excess > 0) {
        high = scale;
      } else {
        low = scale;
      }
      scale = Double.isInfinite(high) ? 2 * scale : (low + high) / 2;
    }
    return scale;
  }

  private static double mean(float[] distances) {
    double sum = 0;
    for (float distance : distances) {
      sum += distance;
    }
    return sum / distances.length;
  }

  private double[] mean(int[] fitted, double[] weights) {
    double[] place = new double[2];
    double sum = 0;
    for (int i = 0; i < fitted.length; i++) {
      place[0] += weights[i] * places[2 * fitted[i]];
      place[1] += weights[i] * places[2 * fitted[i] + 1];
      sum += weights[i];
    }
    place[0] /= sum;
    place[1] /= sum;
    return place;
  }

  /* A neighbour attracts in a share of the epochs that is its membership beside the greatest. */
  private void follow(double[] place, int[] neighbors, double[] memberships) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] due = new double[neighbors.length];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      double rate = LEARNING_RATE * (1 - (double) epoch / EPOCHS);
      for (int i = 0; i < neighbors.length; i++) {
        due[i] += memberships[i] / memberships[0];
        if (due[i] >= 1) {
          due[i]--;
          attract(place, neighbors[i], rate);
          repel(place, random, rate);
        }
      }
    }
  }

  private void attract(double[] place, int neighbor, double rate) {
    double squared = squaredDistance(place, neighbor);
    if (squared > 0) {
      double power = Math.pow(squared, B);
      move(place, neighbor, -2 * A * B * power / (squared * (A * power + 1)), rate);
    }
  }

  private void repel(double[] place, SplittableRandom random, double rate) {
    for (int sample = 0; sample < NEGATIVE_SAMPLES; sample++) {
      int other = random.nextInt(places.length / 2);
      double squared = squaredDistance(place, other);
      double force = 2 * B / ((LEAST_SCALE + squared) * (A * Math.pow(squared, B) + 1));
      move(place, other, force, rate);
    }
  }

  private double squaredDistance(double[] place, int other) {
    double dx = place[0] - places[2 * other];
    double dy = place[1] - places[2 * other + 1];
    return dx * dx + dy * dy;
  }

  private void move(double[] place, int other, double force, double rate) {
    for (int axis = 0; axis < 2; axis++) {
      double gradient = force * (place[axis] - places[2 * other + axis]);
      place[axis] += rate * Math.max(-GRADIENT_LIMIT, Math.min(GRADIENT_LIMIT, gradient));
    }
  }
}
