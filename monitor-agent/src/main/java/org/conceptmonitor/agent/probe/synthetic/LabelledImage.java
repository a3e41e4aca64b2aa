package org.conceptmonitor.agent.probe.synthetic;

import java.util.Arrays;
import java.util.BitSet;

/**
 * An image with the concepts that each of its pixels shows. Immutable.
 *
 * <p>Pixels with the same labels form a region, so that an image takes one byte a pixel for all of
 * its masks together.
 */
public final class LabelledImage {
  private final byte[] levels;
  private final byte[] regionOfPixel;
  private final int[][] labelsOfRegion;

  /**
   * @param levels channel by channel, row by row, unsigned
   * @param regionOfPixel row by row
   * @param labelsOfRegion concept numbers of each region
   */
  LabelledImage(byte[] levels, byte[] regionOfPixel, int[][] labelsOfRegion) {
    this.levels = levels;
    this.regionOfPixel = regionOfPixel;
    this.labelsOfRegion = labelsOfRegion;
  }

  /** Pixel values, channel by channel, row by row, in [0, 1]. */
  public float[] pixels() {
    float[] pixels = new float[levels.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = level(i) / 255f;
    }
    return pixels;
  }

  /** One value in [0, 255], counted channel by channel, row by row. */
  public int level(int index) {
    return Byte.toUnsignedInt(levels[index]);
  }

  /** The pixels that show a concept, row by row. */
  public BitSet mask(int concept) {
    boolean[] shows = new boolean[labelsOfRegion.length];
    for (int region = 0; region < shows.length; region++) {
      shows[region] = Arrays.stream(labelsOfRegion[region]).anyMatch(label -> label == concept);
    }
    BitSet mask = new BitSet(regionOfPixel.length);
    for (int pixel = 0; pixel < regionOfPixel.length; pixel++) {
      mask.set(pixel, shows[regionOfPixel[pixel]]);
    }
    return mask;
  }

  /**
   * The share of the pixels that show each concept.
   *
   * @param concepts number of concepts
   */
  public float[] shares(int concepts) {
    int[] pixelsOfRegion = new int[labelsOfRegion.length];
    for (byte region : regionOfPixel) {
      pixelsOfRegion[region]++;
    }
    float[] shares = new float[concepts];
    for (int region = 0; region < pixelsOfRegion.length; region++) {
      for (int label : labelsOfRegion[region]) {
        shares[label] += pixelsOfRegion[region];
      }
    }
    for (int concept = 0; concept < concepts; concept++) {
      shares[concept] /= regionOfPixel.length;
    }
    return shares;
  }
}
