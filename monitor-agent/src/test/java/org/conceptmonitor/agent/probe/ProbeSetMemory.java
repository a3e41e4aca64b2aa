package org.conceptmonitor.agent.probe;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.dataset.api.iterator.SamplingDataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Measures what probe sets that read their images keep in memory, and how fast they are read. Run
 * as a program with little heap and, as arguments, an empty folder and the numbers of images; see
 * {@code docs/benchmarks.md}. The pictures are 200 made ones over and over.
 */
final class ProbeSetMemory {
  private static final int DIFFERENT = 200;
  private static final int SIDE = 224;
  private static final int LABEL_SIDE = 112;
  private static final List<String> CLASSES = List.of("bird", "car", "cat", "dog");
  private static final ImageShape SHAPE = new ImageShape(3, 64, 64);

  private final Path folder;

  private ProbeSetMemory(Path folder) {
    this.folder = folder;
  }

  /** Prints one line a probe set. */
  public static void main(String... arguments) throws IOException {
    ProbeSetMemory memory = new ProbeSetMemory(Path.of(arguments[0]));
    memory.writePictures();
    for (String images : List.of(arguments).subList(1, arguments.length)) {
      memory.measure(Integer.parseInt(images));
    }
  }

  private void measure(int images) throws IOException {
    DataSetIterator heldOut = heldOut(images);
    report(() -> HeldOutProbeSet.builder(heldOut).classNames(CLASSES).build());
    Path broden = writeBroden(images);
    report(() -> BrodenProbeSet.builder(broden).shape(SHAPE).build());
    Path own = writeFolder(images);
    report(() -> FolderProbeSet.builder(own).shape(SHAPE).build());
  }

  private static DataSetIterator heldOut(int images) {
    INDArray labels = Nd4j.eye(CLASSES.size());
    DataSet different = new DataSet(Nd4j.rand(CLASSES.size(), 1, 28, 28), labels);
    return new SamplingDataSetIterator(different, 100, images, true);
  }

  private static void report(Supplier<ProbeSet> source) {
    long before = used();
    long start = System.nanoTime();
    ProbeSet probes = source.get();
    double built = seconds(start);
    long matrix = 4L * probes.conceptActivations().values().length;
    long kept = used() - before - matrix;
    start = System.nanoTime();
    double sum = 0;
    for (int image = 0; image < probes.size(); image++) {
      sum += probes.pixels(image)[0];
    }
    double read = seconds(start);
    long keptAfter = used() - before - matrix;
    System.out.printf(
        "%s, %d concepts: built in %.1f s, read in %.1f s, kept %.2f MB (%.2f MB after reading) beside %.2f MB of concept activations; mean first value %.3f%n",
        probes.name(),
        probes.concepts().size(),
        built,
        read,
        kept / 1e6,
        keptAfter / 1e6,
        matrix / 1e6,
        sum / probes.size());
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      ManagementFactory.getMemoryMXBean().gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private void writePictures() throws IOException {
    Path made = Files.createDirectories(folder.resolve("images/made"));
    for (int i = 0; i < DIFFERENT; i++) {
      int shift = i;
      Path picture = made.resolve(i + ".png");
      BrodenSample.png(picture, SIDE, p -> (p * 31 + shift * 7919) ^ ((p / SIDE) << 12));
      ImageIO.write(ImageIO.read(picture.toFile()), "jpg", made.resolve(i + ".jpg").toFile());
      BrodenSample.labels(made.resolve(i + "_o.png"), LABEL_SIDE, p -> p / 800 + shift % 20);
      BrodenSample.labels(made.resolve(i + "_p.png"), LABEL_SIDE, p -> 40 + p % 7 + shift % 30);
    }
  }

  private Path writeBroden(int images) throws IOException {
    Files.writeString(folder.resolve("category.csv"), "name\nobject\npart\n");
    List<String> labels = new ArrayList<>(List.of("number,name"));
    IntStream.rangeClosed(1, 80).forEach(i -> labels.add(i + ",label " + i));
    Files.write(folder.resolve("label.csv"), labels);
    List<String> codes = new ArrayList<>(List.of("code,number,name,coverage"));
    IntStream.rangeClosed(1, 80).forEach(i -> codes.add("%d,%d,label %d,1".formatted(i, i, i)));
    Files.write(folder.resolve("c_object.csv"), codes.subList(0, 40));
    Files.write(folder.resolve("c_part.csv"), codes);
    List<String> index = new ArrayList<>(List.of("image,split,ih,iw,sh,sw,object,part"));
    IntStream.range(0, images).forEach(i -> index.add(line(i % DIFFERENT)));
    Files.write(folder.resolve("index.csv"), index);
    return folder;
  }

  private static String line(int i) {
    return "made/%d.jpg,train,224,224,112,112,made/%d_o.png,made/%d_p.png".formatted(i, i, i);
  }

  private Path writeFolder(int images) throws IOException {
    Path own = folder.resolve("own" + images);
    for (int i = 0; i < images; i++) {
      Path concept = Files.createDirectories(own.resolve("concept_" + i % 50));
      Path picture = folder.resolve("images/made/%d.jpg".formatted(i % DIFFERENT));
      Files.createLink(concept.resolve("photograph-%05d.jpg".formatted(i)), picture);
    }
    return own;
  }
}
