package org.conceptmonitor.agent.probe.broden;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.probe.image.ImageFile;
import org.conceptmonitor.regularizer.concept.Concept;

/**
 * A folder in Broden's layout. Holds the labels and where each chosen image's line stands in {@code
 * index.csv}; lines, pictures and label images are read when asked for. Immutable and safe for use
 * by several threads.
 */
public final class BrodenFolder {
  private final Path folder;
  private final BrodenLabels labels;
  private final BrodenIndex index;

  private BrodenFolder(Path folder, BrodenLabels labels, BrodenIndex index) {
    this.folder = folder;
    this.labels = labels;
    this.index = index;
  }

  /**
   * Reads the CSV files.
   *
   * @param folder that holds {@code index.csv}
   * @param split only images of this split; empty for all
   * @param limit at most so many images, evenly spread over the index
   * @throws IllegalArgumentException naming file and line, if they aren't in Broden's layout or
   *     name an image that is missing
   */
  public static BrodenFolder open(Path folder, String split, int limit) {
    BrodenLabels labels = BrodenLabels.read(folder);
    BrodenIndex index =
        BrodenIndex.read(folder.resolve("index.csv"), labels.categories(), split, limit);
    BrodenFolder broden = new BrodenFolder(folder, labels, index);
    broden.checkThatNoImageIsMissing();
    return broden;
  }

  private void checkThatNoImageIsMissing() {
    List<Path> missing =
        IntStream.range(0, size())
            .mapToObj(this::image)
            .map(ImageFile::path)
            .filter(path -> !Files.isRegularFile(path))
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "%d of the %d images that index.csv names are missing, the first is %s: unpack the data set's images folder beside index.csv, all of it"
              .formatted(missing.size(), size(), missing.get(0)));
    }
  }

  /** The folder's own name, such as "broden1_224". */
  public String name() {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  /** Number of images. */
  public int size() {
    return index.size();
  }

  /** The picture of an image. */
  public ImageFile image(int image) {
    return new ImageFile(images().resolve(index.image(image).file()));
  }

  /** What a label means. */
  public Concept concept(int label) {
    return labels.concept(label);
  }

  /**
   * Reads an image's labels.
   *
   * @throws IllegalArgumentException naming the file, if a label image can't be read or holds a
   *     number that {@code label.csv} doesn't
   */
  public LabelledPixels labels(int image) {
    BrodenImage line = index.image(image);
    List<int[]> layers = new ArrayList<>();
    Set<Integer> wholeImage = new HashSet<>();
    for (String layer : line.layers()) {
      if (BrodenImage.isNumber(layer)) {
        wholeImage.add(known(line, layer));
      } else {
        layers.add(layer(layer, line));
      }
    }
    wholeImage.remove(0);
    int height = layers.isEmpty() ? 1 : line.height();
    int width = layers.isEmpty() ? 1 : line.width();
    return new LabelledPixels(height, width, layers, wholeImage);
  }

  private int known(BrodenImage line, String number) {
    int label = number.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(number);
    if (label != 0 && !labels.has(label)) {
      throw line.row()
          .error(
              "label %s of the whole image isn't in label.csv, %s: correct the line, or add the label"
                  .formatted(number, labels.range()));
    }
    return label;
  }

  private int[] layer(String file, BrodenImage line) {
    Path path = images().resolve(file);
    int[] pixels = new ImageFile(path).labels(line.height(), line.width());
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] != 0 && !labels.has(pixels[i])) {
        throw unknown(path, pixels[i], i / line.width(), i % line.width());
      }
    }
    return pixels;
  }

  private IllegalArgumentException unknown(Path path, int label, int row, int column) {
    return new IllegalArgumentException(
        "%s, row %d, column %d: the colour red %d, green %d is label %d, which isn't in label.csv, %s: take label images and label.csv from the same data set, saved without smoothing or loss"
            .formatted(path, row, column, label % 256, label / 256, label, labels.range()));
  }

  private Path images() {
    return folder.resolve("images");
  }
}
