package org.conceptmonitor.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

class FashionMnistTest {
  @TempDir private Path folder;

  @Test
  void theBundledSubsetHas6000TrainingAnd1000TestImages() {
    FashionMnist images = FashionMnist.bundled();

    assertThat(images.train().getFeatures().shape()).containsExactly(6000, 1, 28, 28);
    assertThat(images.test().getFeatures().shape()).containsExactly(1000, 1, 28, 28);
    assertThat(images.train().getFeatures().maxNumber().floatValue()).isEqualTo(1f);
    assertThat(images.train().getFeatures().minNumber().floatValue()).isZero();
  }

  @Test
  void everyClassIsThereAndEveryImageHasOneLabel() {
    DataSet train = FashionMnist.bundled().train();

    assertThat(train.getLabels().sum(1).toFloatVector()).containsOnly(1f);
    INDArray imagesPerClass = train.getLabels().sum(0);
    assertThat(imagesPerClass.length()).isEqualTo(10);
    assertThat(imagesPerClass.minNumber().intValue()).isBetween(500, 700);
    assertThat(imagesPerClass.maxNumber().intValue()).isBetween(500, 700);
  }

  @Test
  void aFolderIsReadAsPublished() throws IOException {
    write("train-images-idx3-ubyte.gz", images(2, 28), pixels(2, 28));
    write("train-labels-idx1-ubyte.gz", new int[] {0x801, 2}, new byte[] {9, 0});
    write("t10k-images-idx3-ubyte.gz", images(1, 28), pixels(1, 28));
    write("t10k-labels-idx1-ubyte.gz", new int[] {0x801, 1}, new byte[] {3});

    FashionMnist read = FashionMnist.from(folder);

    assertThat(read.train().getFeatures().getFloat(1, 0, 0, 5)).isEqualTo(21 / 255f);
    assertThat(read.train().getLabels().argMax(1).toIntVector()).containsExactly(9, 0);
    assertThat(read.test().getLabels().argMax(1).toIntVector()).containsExactly(3);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> FashionMnist.from(folder))
        .hasMessageContaining("train-images-idx3-ubyte.gz is missing")
        .hasMessageContaining("dataset-fashion-mnist");
  }

  @Test
  void aFileOfAnotherKindIsRefused() throws IOException {
    write("train-images-idx3-ubyte.gz", new int[] {0x801, 2}, new byte[] {1, 2});

    assertThatThrownBy(() -> FashionMnist.from(folder))
        .hasMessageContaining("starts with 0x00000801")
        .hasMessageContaining("0x00000803");
  }

  @Test
  void aCutFileSaysHowMuchIsThere() throws IOException {
    write("train-images-idx3-ubyte.gz", images(3, 28), pixels(2, 28));

    assertThatThrownBy(() -> FashionMnist.from(folder)).hasMessageContaining("1568 of 2352 values");
  }

  @Test
  void anAbsurdSizeIsRefusedBeforeMemoryIsTaken() throws IOException {
    int[] absurd = {0x803, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};
    write("train-images-idx3-ubyte.gz", absurd, new byte[0]);

    assertThatThrownBy(() -> FashionMnist.from(folder)).hasMessageContaining("damaged");
  }

  @Test
  void asManyLabelsAsImagesAreExpected() throws IOException {
    write("train-images-idx3-ubyte.gz", images(2, 28), pixels(2, 28));
    write("train-labels-idx1-ubyte.gz", new int[] {0x801, 1}, new byte[] {1});

    assertThatThrownBy(() -> FashionMnist.from(folder))
        .hasMessageContaining("2 images of 784 pixels")
        .hasMessageContaining("1 labels");
  }

  @Test
  void aLabelOutsideTheTenClassesIsRefused() throws IOException {
    write("train-images-idx3-ubyte.gz", images(2, 28), pixels(2, 28));
    write("train-labels-idx1-ubyte.gz", new int[] {0x801, 2}, new byte[] {1, 10});

    assertThatThrownBy(() -> FashionMnist.from(folder))
        .hasMessageContaining("label 10 at item 1: expected 0 to 9");
  }

  private static int[] images(int count, int side) {
    return new int[] {0x803, count, side, side};
  }

  private static byte[] pixels(int count, int side) {
    byte[] pixels = new byte[count * side * side];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    return pixels;
  }

  private void write(String name, int[] header, byte[] values) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var output = new DataOutputStream(new GZIPOutputStream(bytes))) {
      for (int word : header) {
        output.writeInt(word);
      }
      output.write(values);
    }
    Files.write(folder.resolve(name), bytes.toByteArray());
  }
}
