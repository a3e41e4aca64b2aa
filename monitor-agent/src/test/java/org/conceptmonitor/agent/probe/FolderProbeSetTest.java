package org.conceptmonitor.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.assertj.core.api.AbstractThrowableAssert;
import org.conceptmonitor.regularizer.concept.Concept;
import org.conceptmonitor.regularizer.concept.ConceptCategory;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderProbeSetTest {
  private static final ImageShape SHAPE = new ImageShape(1, 8, 8);

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void writePictures() throws IOException {
    folder = temporary.resolve("own");
    for (String concept : List.of("striped", "space_ship")) {
      Files.createDirectories(folder.resolve(concept));
    }
    BrodenSample.png(folder.resolve("striped/2.png"), 8, i -> i % 2 == 0 ? 0xffffff : 0);
    BrodenSample.png(folder.resolve("striped/1.png"), 8, i -> 0xffffff);
    BrodenSample.png(folder.resolve("space_ship/x.PNG"), 8, i -> 0x808080);
  }

  @Test
  void subFoldersAreConceptsAndPicturesAreInOrderOfTheirNames() {
    ProbeSet probes = probes().build();
    assertThat(probes.concepts().words()).containsExactly("space ship", "striped");
    assertThat(probes.conceptActivations().values()).containsExactly(1, 0, 0, 1, 0, 1);
    assertThat(probes.caption(2)).isEqualTo("striped");
    assertThat(probes.pixels(1)).containsOnly(1);
    assertThat(probes.masks()).isEmpty();
    assertThat(probes.name()).isEqualTo("own (folder, 3 images, 1 x 8 x 8)");
  }

  @Test
  void aWordOutsideTheKnownOnesIsUncategorised() {
    assertThat(probes().build().concepts().concepts())
        .containsExactly(
            new Concept("space ship", ConceptCategory.UNCATEGORISED),
            new Concept("striped", ConceptCategory.TEXTURE));
  }

  @Test
  void categoriesCanComeFromTheUsersOwnSet() {
    Concept ship = new Concept("space ship", ConceptCategory.OBJECT);
    ConceptSet own = new ConceptSet("own", List.of(ship));
    assertThat(probes().categories(own).build().concepts().concepts()).contains(ship);
  }

  @Test
  void greyPicturesKeepTheirStoredValues() throws IOException {
    BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 64; i++) {
      grey.getRaster().setSample(i % 8, i / 8, 0, 51);
    }
    ImageIO.write(grey, "png", folder.resolve("striped/1.png").toFile());
    assertThat(probes().build().pixels(1)).containsOnly(0.2f);
    assertThat(probes().shape(new ImageShape(3, 8, 8)).build().pixels(1)).containsOnly(0.2f);
  }

  @Test
  void photographsAsJpegAreRead() throws IOException {
    BufferedImage photograph = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 1200; i++) {
      photograph.setRGB(i % 40, i / 40, i % 40 < 20 ? 0xff0000 : 0x00ff00);
    }
    ImageIO.write(photograph, "jpg", folder.resolve("striped/3.jpg").toFile());
    float[] pixels = probes().shape(new ImageShape(3, 4, 4)).build().pixels(3);
    assertThat(pixels[0]).isBetween(.9f, 1f);
    assertThat(pixels[3]).isBetween(0f, .1f);
    assertThat(pixels[16 + 3]).isBetween(.9f, 1f);
  }

  @Test
  void aLimitSpreadsThePicturesOverTheFolders() {
    ProbeSet probes = probes().limit(2).build();
    assertThat(probes.caption(0)).isEqualTo("space ship");
    assertThat(probes.caption(1)).isEqualTo("striped");
  }

  @Test
  void hiddenFilesAreLeftOut() throws IOException {
    Files.writeString(folder.resolve("striped/.index"), "x");
    assertThat(probes().build().size()).isEqualTo(3);
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> FolderProbeSet.builder(folder.resolve("no")).shape(SHAPE).build())
        .hasMessageContainingAll("is no folder", "for each concept");
  }

  @Test
  void anEmptyFolderIsRefused() throws IOException {
    Path empty = Files.createDirectory(temporary.resolve("empty"));
    assertThatThrownBy(() -> FolderProbeSet.builder(empty).shape(SHAPE).build())
        .hasMessageContainingAll("empty is empty", "put a folder of pictures into it");
  }

  @Test
  void aConceptWithoutPicturesIsRefused() throws IOException {
    Files.createDirectory(folder.resolve("bird"));
    assertRefused().hasMessageContainingAll("bird is empty", "or remove it");
  }

  @Test
  void aPictureBesideTheFoldersIsRefused() {
    BrodenSample.png(folder.resolve("lost.png"), 8, i -> 0);
    assertRefused().hasMessageContainingAll("lost.png lies beside", "move it");
  }

  @Test
  void aFileThatIsNamedLikeNoPictureIsRefused() throws IOException {
    Files.writeString(folder.resolve("striped/notes.txt"), "x");
    assertRefused().hasMessageContainingAll("notes.txt is no picture", "JPEG or PNG");
  }

  @Test
  void aFileThatHoldsNoPictureIsRefusedAtOnce() throws IOException {
    Files.writeString(folder.resolve("striped/1.png"), "no picture");
    assertRefused().hasMessageContainingAll("1.png can't be read as a picture", "no known kind");
  }

  @Test
  void aPictureThatIsCutShortIsNamedWhenItIsRead() throws IOException {
    Path picture = folder.resolve("striped/1.png");
    byte[] bytes = Files.readAllBytes(picture);
    Files.write(picture, Arrays.copyOf(bytes, bytes.length / 2));
    ProbeSet probes = probes().build();
    assertThatThrownBy(() -> probes.pixels(1))
        .hasMessageContainingAll("1.png can't be read as a picture", "save it anew");
  }

  @Test
  void aPictureThatVanishedIsNamedWhenItIsRead() throws IOException {
    ProbeSet probes = probes().build();
    Files.delete(folder.resolve("striped/1.png"));
    assertThatThrownBy(() -> probes.pixels(1)).hasMessageContainingAll("1.png is missing", "back");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
    return assertThatThrownBy(() -> probes().build()).isInstanceOf(IllegalArgumentException.class);
  }

  private FolderProbeSet.Builder probes() {
    return FolderProbeSet.builder(folder).shape(SHAPE);
  }
}
