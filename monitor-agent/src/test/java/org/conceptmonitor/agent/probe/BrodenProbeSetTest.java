package org.conceptmonitor.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;
import org.conceptmonitor.regularizer.detect.ConceptMasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrodenProbeSetTest {
  private static final ImageShape SHAPE = new ImageShape(3, 8, 8);

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void writeTheSample() throws IOException {
    folder = BrodenSample.write(temporary.resolve("sample"));
  }

  @Test
  void labelsBecomeWordsAndCountToTheCategoryThatTheyCoverMostOf() {
    assertThat(probes().build().concepts().concepts())
        .containsExactly(
            new Concept("red", ConceptCategory.COLOR),
            new Concept("blue", ConceptCategory.COLOR),
            new Concept("bird", ConceptCategory.OBJECT),
            new Concept("covered bridge exterior", ConceptCategory.SCENE),
            new Concept("striped", ConceptCategory.TEXTURE),
            new Concept("polka-dotted", ConceptCategory.TEXTURE),
            new Concept("head", ConceptCategory.PART));
  }

  @Test
  void conceptActivationsAreSharesOfTheLabelImageAndOneForWholeImageLabels() {
    ProbeSet probes = probes().build();
    assertThat(probes.conceptActivations().row(0)).containsExactly(.5f, .5f, .5f, 0, 0, 0, .25f);
    assertThat(probes.conceptActivations().row(1)).containsExactly(.25f, .75f, 0, 0, 0, 0, 0);
    assertThat(probes.conceptActivations().row(2)).containsExactly(0, 0, 0, 1, 1, 1, 0);
  }

  @Test
  void masksOfAllLayersAreScaledToTheImagesByTheNearestPixel() {
    ConceptMasks masks = probes().build().masks().orElseThrow();
    assertThat(masks.mask(0, 2)).isEqualTo(pixels(i -> i % 8 < 4));
    assertThat(masks.mask(0, 6)).isEqualTo(pixels(i -> i % 8 < 4 && i < 32));
    assertThat(masks.mask(1, 0)).isEqualTo(pixels(i -> i < 16));
    assertThat(masks.mask(2, 4)).isEqualTo(pixels(i -> true));
    assertThat(masks.mask(2, 0)).isEqualTo(new BitSet());
    assertThat(masks.images()).isEqualTo(3);
  }

  @Test
  void aMaskThatIsChangedByItsReaderStaysAsItWas() {
    ConceptMasks masks = probes().build().masks().orElseThrow();
    masks.mask(0, 2).clear();
    assertThat(masks.mask(0, 2).cardinality()).isEqualTo(32);
  }

  @Test
  void picturesAreReadChannelByChannel() {
    float[] pixels = probes().build().pixels(0);
    assertThat(pixels).hasSize(192);
    assertThat(IntStream.range(0, 64)).allMatch(i -> pixels[i] == (i % 8 < 4 ? 1 : 0));
    assertThat(IntStream.range(64, 128)).allMatch(i -> pixels[i] == 0);
    assertThat(IntStream.range(128, 192)).allMatch(i -> pixels[i] == (i % 8 < 4 ? 0 : 1));
  }

  @Test
  void picturesAreScaledToTheShapeByWeightedMeans() {
    float upper = 15f / 28;
    float lower = 13f / 28;
    assertThat(probes().shape(new ImageShape(1, 2, 4)).build().pixels(2))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(upper, upper, upper, upper, lower, lower, lower, lower);
  }

  @Test
  void coloursBecomeTheirBrightness() {
    assertThat(probes().shape(new ImageShape(1, 8, 8)).build().pixels(1)).containsOnly(0.114f);
  }

  @Test
  void nothingOfAPictureIsKept() throws IOException {
    ProbeSet probes = probes().build();
    assertThat(probes.pixels(1)[0]).isZero();
    Files.copy(
        folder.resolve("images/made/a.png"),
        folder.resolve("images/made/b.png"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(probes.pixels(1)[0]).isEqualTo(1);
  }

  @Test
  void onlyTheChosenSplitIsRead() {
    ProbeSet probes = probes().split("val").build();
    assertThat(probes.size()).isEqualTo(1);
    assertThat(probes.concepts().words()).containsExactly("red", "blue");
    assertThat(probes.name()).isEqualTo("sample (val, 1 images, 3 x 8 x 8)");
    assertThat(probes.pixels(0)[128]).isEqualTo(1);
  }

  @Test
  void aLimitSpreadsTheImagesOverTheIndex() throws IOException {
    String line = "made/b.png,train,8,8,4,4,made/b_color.png,,,,\n";
    Path index = folder.resolve("index.csv");
    Files.writeString(index, Files.readString(index) + line.repeat(3));
    ProbeSet probes = probes().limit(3).build();
    assertThat(probes.caption(0)).startsWith("red");
    assertThat(probes.caption(1)).contains("striped");
    assertThat(probes.caption(2)).isEqualTo("blue, red");
  }

  @Test
  void tablesSavedByASpreadsheetAreRead() throws IOException {
    for (String table : List.of("index.csv", "label.csv", "category.csv", "c_object.csv")) {
      Path path = folder.resolve(table);
      String text = Files.readString(path).replace("\n", "\r\n");
      Files.writeString(path, "\ufeff" + text + "\r\n");
    }
    assertThat(probes().build().conceptActivations().row(0))
        .containsExactly(.5f, .5f, .5f, 0, 0, 0, .25f);
  }

  @Test
  void labelsThatWouldReadAlikeKeepTheirPublishedSpelling() throws IOException {
    Path labels = folder.resolve("label.csv");
    String text = Files.readString(labels);
    text =
        text.replace("3,bird", "3,elevator door")
            .replace("covered_bridge-exterior-s", "elevator-door-s");
    Files.writeString(labels, text);
    assertThat(probes().build().concepts().words()).contains("elevator door", "elevator-door");
  }

  @Test
  void conceptsOfTooFewImagesAreLeftOut() {
    assertThat(probes().imagesPerConcept(2).build().concepts().words())
        .containsExactly("red", "blue");
  }

  @Test
  void theCaptionNamesWhatIsShownLargestShareFirst() {
    assertThat(probes().build().caption(0)).isEqualTo("red, blue, bird, head");
  }

  @Test
  void thumbnailsShowThePicture() throws IOException {
    byte[] png = probes().build().thumbnail(0);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(picture.getWidth()).isEqualTo(64);
    assertThat(picture.getRGB(0, 0) & 0xffffff).isEqualTo(0xff0000);
    assertThat(picture.getRGB(63, 63) & 0xffffff).isEqualTo(0x0000ff);
  }

  @Test
  void thumbnailsOfLargeImagesAreSmall() throws IOException {
    byte[] png = probes().shape(new ImageShape(3, 112, 224)).build().thumbnail(0);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(picture.getWidth()).isEqualTo(128);
    assertThat(picture.getHeight()).isEqualTo(64);
  }

  @Test
  void severalThreadsReadTheSameMasks() {
    ConceptMasks masks = probes().build().masks().orElseThrow();
    assertThat(IntStream.range(0, 3000).parallel().map(i -> masks.mask(i % 3, 0).cardinality()))
        .hasSize(3000)
        .startsWith(32, 16, 0)
        .containsOnly(32, 16, 0);
  }

  private BrodenProbeSet.Builder probes() {
    return BrodenProbeSet.builder(folder).shape(SHAPE).imagesPerConcept(1);
  }

  private static BitSet pixels(IntPredicate shown) {
    BitSet pixels = new BitSet();
    IntStream.range(0, 64).filter(shown).forEach(pixels::set);
    return pixels;
  }
}
