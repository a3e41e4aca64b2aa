package org.conceptmonitor.agent.probe;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrodenErrorsTest {
  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void writeTheSample() throws IOException {
    folder = BrodenSample.write(temporary.resolve("sample"));
  }

  @Test
  void missingImagesAreCountedAndNamed() throws IOException {
    Files.delete(folder.resolve("images/made/b.png"));
    assertRefused()
        .hasMessageContainingAll(
            "1 of the 3 images that index.csv names are missing", "b.png", "unpack");
  }

  @Test
  void aMissingLabelImageIsNamed() throws IOException {
    Files.delete(folder.resolve("images/made/a_part.png"));
    assertRefused().hasMessageContainingAll("a_part.png is missing", "put it back");
  }

  @ParameterizedTest
  @CsvSource({"label.csv,number", "category.csv,name", "index.csv,split", "c_part.csv,coverage"})
  void aWrongColumnIsNamedWithThoseExpected(String file, String column) throws IOException {
    replace(file, column, "wrong");
    assertRefused()
        .hasMessageContainingAll(
            file + ", line 1",
            "no column '" + column + "'",
            "the columns are [",
            "expected were [");
  }

  @ParameterizedTest
  @CsvSource({"index.csv", "label.csv", "category.csv", "c_scene.csv"})
  void aMissingTableIsNamedWithTheFolderExpected(String file) throws IOException {
    Files.delete(folder.resolve(file));
    assertRefused().hasMessageContainingAll(file + " is missing", "give the folder that holds");
  }

  @Test
  void aColumnThatIsNoCategoryIsRefused() throws IOException {
    replace("index.csv", "texture", "textures");
    assertRefused()
        .hasMessageContainingAll("textures]", "texture]", "rename or add the one that is wrong");
  }

  @Test
  void aColourThatIsNoLabelIsNamedWithItsPlace() {
    BrodenSample.labels(folder.resolve("images/made/b_color.png"), 4, i -> i == 6 ? 770 : 1);
    assertRefused()
        .hasMessageContainingAll(
            "b_color.png, row 1, column 2",
            "red 2, green 3 is label 770",
            "its 7 numbers go from 1 to 300");
  }

  @Test
  void aWholeImageLabelThatIsNoLabelIsNamedWithItsLine() throws IOException {
    replace("index.csv", "5;6", "5;66");
    assertRefused().hasMessageContainingAll("index.csv, line 4", "label 66", "isn't in label.csv");
  }

  @Test
  void aLabelImageOfAnotherSizeIsRefused() {
    BrodenSample.labels(folder.resolve("images/made/b_color.png"), 5, i -> 1);
    assertRefused().hasMessageContainingAll("b_color.png is 5 x 5", "sh=4 and sw=4");
  }

  @Test
  void aLabelImageThatIsNoPictureIsRefused() throws IOException {
    Files.writeString(folder.resolve("images/made/b_color.png"), "none");
    assertRefused().hasMessageContainingAll("b_color.png can't be read as a picture", "save it");
  }

  @Test
  void aPictureThatIsNoneIsNamedWhenItIsRead() throws IOException {
    Files.writeString(folder.resolve("images/made/b.png"), "none");
    ProbeSet probes = probes().build();
    assertThatThrownBy(() -> probes.pixels(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("b.png can't be read as a picture", "save it anew");
  }

  @Test
  void aSplitThatIsNotThereIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> probes().split("test").build())
        .hasMessageContainingAll("no image of split 'test'", "{train=2, val=1}");
  }

  @Test
  void tooFewImagesPerConceptAreRefusedWithTheMostFrequent() {
    assertThatThrownBy(() -> probes().imagesPerConcept(5).build())
        .hasMessageContainingAll("no label is shown by 5 of the 3 images", "by 2", "fewer");
  }

  @Test
  void aLineWithTooManyCellsIsNamed() throws IOException {
    replace("label.csv", "\"fowl, flying\"", "fowl, flying");
    assertRefused()
        .hasMessageContainingAll("label.csv, line 4", "7 cells under 6 columns", "double quotes");
  }

  @ParameterizedTest
  @CsvSource({"label.csv,300,three", "index.csv,'8,8,4,4','8,8,0,4'", "c_part.csv,0.26,much"})
  void aCellThatIsNoNumberIsNamed(String file, String from, String to) throws IOException {
    replace(file, from, to);
    assertRefused().hasMessageContainingAll(file + ", line ", "expected a", "correct the line");
  }

  @Test
  void aQuoteThatIsNotClosedIsNamedWithItsLine() throws IOException {
    replace("label.csv", "flying\"", "flying");
    assertRefused().hasMessageContainingAll("label.csv, line 4", "badly quoted", "close");
  }

  @Test
  void anEmptyTableIsRefused() throws IOException {
    Files.writeString(folder.resolve("label.csv"), "");
    assertRefused().hasMessageContainingAll("label.csv, line 1", "no column 'number'");
  }

  @Test
  void aLabelThatStandsTwiceIsRefused() throws IOException {
    replace("label.csv", "2,blue-c", "1,blue-c");
    assertRefused().hasMessageContainingAll("label.csv, line 3", "label 1 stands twice");
  }

  @Test
  void optionsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> BrodenProbeSet.builder(folder).build())
        .hasMessageContaining("call shape(...)");
    assertThatThrownBy(() -> probes().shape(new ImageShape(4, 8, 8)).build())
        .hasMessageContaining("1 channel (grey) or 3");
    assertThatThrownBy(() -> probes().limit(0).build()).hasMessageContaining("at least 1");
  }

  private void replace(String file, String from, String to) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    Files.writeString(path, text.replaceFirst(Pattern.quote(from), to));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertRefused() {
    return assertThatThrownBy(() -> probes().build()).isInstanceOf(IllegalArgumentException.class);
  }

  private BrodenProbeSet.Builder probes() {
    return BrodenProbeSet.builder(folder).shape(new ImageShape(3, 8, 8)).imagesPerConcept(1);
  }
}
