package org.conceptmonitor.agent.probe;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.conceptmonitor.agent.probe.image.Resampling;
import org.conceptmonitor.agent.probe.synthetic.LabelledImage;

/** Images as PNG, enlarged by a whole factor so that every pixel stays a crisp square. */
final class Thumbnail {
  private static final int SMALLEST_LONGER_SIDE = 64;
  private static final int LARGEST_LONGER_SIDE = 128;

  private Thumbnail() {}

  static byte[] png(ImageShape shape, LabelledImage image) {
    return png(shape, image::level);
  }

  /**
   * Shrinks large images first. Shows red, green and blue where there are three channels or more,
   * else the first channel in grey.
   *
   * @param pixels in [0, 1], channel by channel, row by row
   */
  static byte[] png(ImageShape shape, float[] pixels) {
    ImageShape small = shrunk(shape);
    float[] values =
        small.equals(shape)
            ? pixels
            : Resampling.image(
                pixels,
                shape.channels(),
                shape.height(),
                shape.width(),
                small.height(),
                small.width());
    int channels = small.channels() >= 3 ? 3 : 1;
    ImageShape shown = new ImageShape(channels, small.height(), small.width());
    return png(shown, index -> Math.round(255 * Math.max(0, Math.min(1, values[index]))));
  }

  private static ImageShape shrunk(ImageShape shape) {
    double factor =
        Math.min(1, (double) LARGEST_LONGER_SIDE / Math.max(shape.height(), shape.width()));
    int height = (int) Math.max(1, Math.round(shape.height() * factor));
    int width = (int) Math.max(1, Math.round(shape.width() * factor));
    return new ImageShape(shape.channels(), height, width);
  }

  private static byte[] png(ImageShape shape, IntUnaryOperator level) {
    int longer = Math.max(shape.height(), shape.width());
    int factor = Math.max(1, (SMALLEST_LONGER_SIDE + longer - 1) / longer);
    BufferedImage picture = enlarged(shape, level, factor);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Given a plain stream, ImageIO caches in a file and registers a shutdown hook, which fails in
    // snapshots that are analysed while the virtual machine ends.
    try (ImageOutputStream memory = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(picture, "png", memory);
    } catch (IOException e) {
      throw new UncheckedIOException("an image in memory couldn't be written as PNG", e);
    }
    return bytes.toByteArray();
  }

  private static BufferedImage enlarged(ImageShape shape, IntUnaryOperator level, int factor) {
    int width = shape.width() * factor;
    int height = shape.height() * factor;
    int type = shape.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
    BufferedImage picture = new BufferedImage(width, height, type);
    int pixels = shape.height() * shape.width();
    int[] colour = new int[shape.channels()];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int pixel = row / factor * shape.width() + column / factor;
        for (int channel = 0; channel < colour.length; channel++) {
          colour[channel] = level.applyAsInt(channel * pixels + pixel);
        }
        picture.getRaster().setPixel(column, row, colour);
      }
    }
    return picture;
  }
}
