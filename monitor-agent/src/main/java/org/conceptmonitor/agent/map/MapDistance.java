package org.conceptmonitor.agent.map;

/** How far apart two vectors are. */
public enum MapDistance {
  EUCLIDEAN,
  COSINE;

  /** The distance of two vectors, of norm 1 if it is the cosine distance. */
  float ofSquared(float squared) {
    return switch (this) {
      case EUCLIDEAN -> (float) Math.sqrt(squared);
      case COSINE -> squared / 2;
    };
  }
}
