package org.conceptmonitor.agent.probe.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;

/**
 * A decoded picture, row by row. Samples are taken as they are stored wherever they are grey or
 * red, green and blue: no colour profile is applied (Java's own conversion brightens grey
 * pictures), and transparency is left out.
 */
final class PictureRows {
  private static final double RED = 0.299;
  private static final double GREEN = 0.587;
  private static final double BLUE = 0.114;

  private final BufferedImage picture;
  private final boolean grey;
  private final boolean stored;
  private final float white;
  private final int[] row;
  private final int[] samples;

  PictureRows(BufferedImage picture) {
    this.picture = picture;
    ColorModel model = picture.getColorModel();
    grey = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    stored =
        model instanceof ComponentColorModel
            && model.getColorSpace().getType() == ColorSpace.TYPE_RGB
            && model.getTransferType() == DataBuffer.TYPE_BYTE;
    white = (1 << model.getComponentSize(0)) - 1;
    row = new int[picture.getWidth()];
    samples = new int[picture.getWidth() * picture.getRaster().getNumBands()];
  }

  boolean grey() {
    return grey;
  }

  /** Goes to a row, counted from the top. */
  void goTo(int y) {
    if (grey) {
      picture.getRaster().getSamples(0, y, row.length, 1, 0, row);
    } else if (stored) {
      picture.getRaster().getPixels(0, y, row.length, 1, samples);
      int bands = samples.length / row.length;
      for (int x = 0; x < row.length; x++) {
        int first = x * bands;
        row[x] = samples[first] << 16 | samples[first + 1] << 8 | samples[first + 2];
      }
    } else {
      picture.getRGB(0, y, row.length, 1, row, 0, row.length);
    }
  }

  /**
   * Values of the row in [0, 1].
   *
   * @param channel of channels
   * @param channels 1 gives the brightness by ITU-R BT.601, 3 red, green and blue
   * @param target at least a row long
   */
  void values(int channel, int channels, float[] target) {
    for (int x = 0; x < row.length; x++) {
      if (grey) {
        target[x] = row[x] / white;
      } else {
        target[x] = channels == 1 ? brightness(row[x]) : level(row[x], channel) / 255f;
      }
    }
  }

  /** Red, from 0 to 255, of a column of the row of a coloured picture. */
  int red(int x) {
    return level(row[x], 0);
  }

  /** Green, from 0 to 255, of a column of the row of a coloured picture. */
  int green(int x) {
    return level(row[x], 1);
  }

  private static float brightness(int rgb) {
    return (float) ((RED * level(rgb, 0) + GREEN * level(rgb, 1) + BLUE * level(rgb, 2)) / 255);
  }

  private static int level(int rgb, int channel) {
    return rgb >> (16 - 8 * channel) & 0xff;
  }
}
