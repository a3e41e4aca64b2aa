package org.conceptmonitor.agent.probe.synthetic;

import java.util.Arrays;
import java.util.List;

/**
 * Samples a picture on a regular grid within each pixel. The pixel's colour is the samples' mean;
 * its labels are those of the region that most samples fall into, where a region is one tone of one
 * layer. Pixels and labels thus come from the same samples.
 */
final class Rasterizer {
  private final Picture picture;
  private final int channels;
  private final int height;
  private final int width;
  private final int grid;
  private final byte[] levels;
  private final byte[] regionOfPixel;
  private final int[] votes;
  private final double[] sum = new double[3];

  private Rasterizer(Picture picture, int channels, int height, int width) {
    this.picture = picture;
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.grid = grid(Math.max(height, width));
    this.levels = new byte[channels * height * width];
    this.regionOfPixel = new byte[height * width];
    this.votes = new int[picture.layers().size() * Paint.MAX_TONES];
  }

  static LabelledImage rasterize(
      Picture picture, int channels, int height, int width, Vocabulary vocabulary) {
    Rasterizer rasterizer = new Rasterizer(picture, channels, height, width);
    rasterizer.run();
    int[][] labels = new Regions(picture, vocabulary).labels();
    return new LabelledImage(rasterizer.levels, rasterizer.regionOfPixel, labels);
  }

  private static int grid(int side) {
    if (side <= 32) {
      return 3;
    }
    return side <= 128 ? 2 : 1;
  }

  private void run() {
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        sampleAll(column, row);
        finish(row * width + column);
      }
    }
  }

  private void sampleAll(int column, int row) {
    for (int down = 0; down < grid; down++) {
      for (int across = 0; across < grid; across++) {
        sample(column + (across + 0.5) / grid, row + (down + 0.5) / grid);
      }
    }
  }

  private void sample(double column, double row) {
    double x = picture.placement().x(column, row);
    double y = picture.placement().y(column, row);
    int layer = picture.layerAt(x, y);
    Paint paint = picture.layers().get(layer).paint();
    double tone = paint.tone(column, row);
    votes[layer * Paint.MAX_TONES + (int) (tone + 0.5)]++;
    add(paint.ramp(), tone, picture.isBackground(layer) ? 1 : picture.light(x, y));
  }

  private void add(List<Tone> ramp, double tone, double light) {
    int lower = (int) tone;
    Tone from = ramp.get(lower);
    Tone to = ramp.get(Math.min(lower + 1, ramp.size() - 1));
    double share = tone - lower;
    sum[0] += light * (from.red() + share * (to.red() - from.red()));
    sum[1] += light * (from.green() + share * (to.green() - from.green()));
    sum[2] += light * (from.blue() + share * (to.blue() - from.blue()));
  }

  private void finish(int pixel) {
    int most = 0;
    for (int region = 0; region < votes.length; region++) {
      if (votes[region] > votes[most]) {
        most = region;
      }
    }
    regionOfPixel[pixel] = (byte) most;
    for (int channel = 0; channel < channels; channel++) {
      double mean = Math.max(0, Math.min(1, sum[channel] / (grid * grid)));
      levels[channel * height * width + pixel] = (byte) (int) (255 * mean + 0.5);
    }
    Arrays.fill(votes, 0);
    Arrays.fill(sum, 0);
  }
}
