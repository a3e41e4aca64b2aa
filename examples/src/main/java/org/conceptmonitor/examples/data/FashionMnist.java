package org.conceptmonitor.examples.data;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The Fashion-MNIST images: 28 x 28 grey pictures of clothing in ten classes. A subset (the first
 * 6,000 training and the first 1,000 test images) is bundled; the whole set is read from a folder.
 *
 * @param train features [images, 1, 28, 28] in [0, 1] and one-hot labels [images, 10]
 * @param test the same for the test images
 */
public record FashionMnist(DataSet train, DataSet test) {
  /** Side of an image in pixels. */
  public static final int SIDE = 28;

  /** Number of classes. */
  public static final int CLASSES = 10;

  /** The classes' names, in the order of the labels. */
  public static final List<String> CLASS_NAMES =
      List.of(
          "T-shirt",
          "trouser",
          "pullover",
          "dress",
          "coat",
          "sandal",
          "shirt",
          "sneaker",
          "bag",
          "ankle boot");

  private static final float MAX_PIXEL = 255f;

  /** The bundled subset. */
  public static FashionMnist bundled() {
    try {
      return read(FashionMnist::resource);
    } catch (IOException e) {
      throw new IllegalStateException("the bundled Fashion-MNIST images can't be read", e);
    }
  }

  /**
   * All images in a folder that holds the four published files.
   *
   * @throws IOException if a file is missing or damaged; the message names it
   */
  public static FashionMnist from(Path folder) throws IOException {
    return read(name -> new BufferedInputStream(Files.newInputStream(existing(folder, name))));
  }

  private static FashionMnist read(Source source) throws IOException {
    return new FashionMnist(dataSet(source, "train"), dataSet(source, "t10k"));
  }

  private static DataSet dataSet(Source source, String part) throws IOException {
    String imageFile = part + "-images-idx3-ubyte.gz";
    String labelFile = part + "-labels-idx1-ubyte.gz";
    IdxFile images = IdxFile.read(source.open(imageFile), imageFile, 3);
    IdxFile labels = IdxFile.read(source.open(labelFile), labelFile, 1);
    if (images.items() != labels.items() || images.valuesPerItem() != SIDE * SIDE) {
      throw new IOException(
          "%s has %d images of %d pixels, %s %d labels: expected equally many, and 784 pixels"
              .formatted(
                  imageFile, images.items(), images.valuesPerItem(), labelFile, labels.items()));
    }
    float[] pixels = new float[images.values().length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (images.values()[i] & 0xFF) / MAX_PIXEL;
    }
    return new DataSet(
        Nd4j.createFromArray(pixels).reshape(images.items(), 1, SIDE, SIDE),
        Nd4j.createFromArray(oneHot(labels, labelFile)).reshape(labels.items(), CLASSES));
  }

  private static float[] oneHot(IdxFile labels, String file) throws IOException {
    float[] oneHot = new float[labels.items() * CLASSES];
    for (int i = 0; i < labels.items(); i++) {
      int label = labels.values()[i] & 0xFF;
      if (label >= CLASSES) {
        throw new IOException(
            "%s holds label %d at item %d: expected 0 to 9".formatted(file, label, i));
      }
      oneHot[i * CLASSES + label] = 1;
    }
    return oneHot;
  }

  private static InputStream resource(String name) throws IOException {
    InputStream stream = FashionMnist.class.getResourceAsStream(name);
    if (stream == null) {
      throw new FileNotFoundException(name + " is missing from the examples' jar");
    }
    return stream;
  }

  private static Path existing(Path folder, String name) throws FileNotFoundException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException(
          "%s is missing: --data expects a folder with the four Fashion-MNIST files, as Debian's package dataset-fashion-mnist installs them in /usr/share/datasets/fashion-mnist"
              .formatted(file));
    }
    return file;
  }

  @FunctionalInterface
  private interface Source {
    InputStream open(String name) throws IOException;
  }
}
