package org.conceptmonitor.agent.probe.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture in a file, decoded anew whenever its pixels are asked for: nothing of it stays in
 * memory. Reads what Java's image readers read, among them JPEG (not CMYK), PNG, BMP, GIF and TIFF.
 *
 * @param path of the file
 */
public record ImageFile(Path path) {
  private static final String UNKNOWN_KIND =
      "its first bytes are those of no known kind of picture";

  /** Whether the name ends like that of a picture that can be read. */
  public static boolean isNamedLikeOne(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(ImageIO.getReaderFileSuffixes())
        .anyMatch(suffix -> !suffix.isEmpty() && name.endsWith("." + suffix));
  }

  /**
   * Reads the picture's header, which takes a fraction of the time of its pixels.
   *
   * @throws IllegalArgumentException naming the file, if it is no picture that can be read
   */
  public void check() {
    try (ImageInputStream stream = ImageIO.createImageInputStream(path.toFile())) {
      if (stream == null || !ImageIO.getImageReaders(stream).hasNext()) {
        throw new IOException(UNKNOWN_KIND);
      }
      ImageReader reader = ImageIO.getImageReaders(stream).next();
      reader.setInput(stream);
      reader.getWidth(0);
      reader.dispose();
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  /**
   * Pixel values in [0, 1], channel by channel, row by row. The picture is stretched to the height
   * and width, by linear interpolation or, when it shrinks, by weighted means.
   *
   * @param channels 1 for brightness, 3 for red, green and blue
   * @param height in pixels
   * @param width in pixels
   * @throws IllegalArgumentException naming the file, if it can't be read
   */
  public float[] pixels(int channels, int height, int width) {
    BufferedImage picture = decoded();
    int rows = picture.getHeight();
    Resampling across = Resampling.of(picture.getWidth(), width);
    float[] narrow = new float[channels * rows * width];
    float[] line = new float[picture.getWidth()];
    PictureRows source = new PictureRows(picture);
    for (int y = 0; y < rows; y++) {
      source.goTo(y);
      for (int channel = 0; channel < channels; channel++) {
        source.values(channel, channels, line);
        across.line(line, 0, narrow, (channel * rows + y) * width);
      }
    }
    return Resampling.down(narrow, channels, rows, width, height);
  }

  /**
   * Label numbers from a colour-coded picture: red + 256 * green, row by row.
   *
   * @param height that the picture has to have
   * @param width that the picture has to have
   * @throws IllegalArgumentException naming the file, if it can't be read, has another size, or is
   *     grey
   */
  public int[] labels(int height, int width) {
    BufferedImage picture = decoded();
    if (picture.getHeight() != height || picture.getWidth() != width) {
      throw error(
          "is %d x %d pixels (height x width), index.csv says sh=%d and sw=%d: correct index.csv or make the label image anew"
              .formatted(picture.getHeight(), picture.getWidth(), height, width));
    }
    PictureRows source = new PictureRows(picture);
    if (source.grey()) {
      throw error(
          "is grey: label images hold colours, red + 256 * green being the label's number; save it as RGB");
    }
    int[] labels = new int[height * width];
    for (int y = 0; y < height; y++) {
      source.goTo(y);
      for (int x = 0; x < width; x++) {
        labels[y * width + x] = source.red(x) + 256 * source.green(x);
      }
    }
    return labels;
  }

  private BufferedImage decoded() {
    try {
      BufferedImage picture = ImageIO.read(path.toFile());
      if (picture == null) {
        throw new IOException(UNKNOWN_KIND);
      }
      return picture;
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private IllegalArgumentException unreadable(Exception cause) {
    String what =
        Files.exists(path)
            ? "can't be read as a picture (%s): save it anew as RGB or grey JPEG or PNG, or take it out of the probe set"
                .formatted(cause.getMessage())
            : "is missing: put it back, or take it out of the probe set";
    IllegalArgumentException error = error(what);
    error.initCause(cause);
    return error;
  }

  private IllegalArgumentException error(String what) {
    return new IllegalArgumentException("the image %s %s".formatted(path, what));
  }
}
