package org.conceptmonitor.agent.probe;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;

/**
 * A small data set in Broden's layout: pictures of 8 x 8 pixels, label images of 4 x 4.
 *
 * <p>{@code a} is red on the left and blue on the right; its left half is a bird, whose upper half
 * is also a head in a second layer of objects and a head among the parts. {@code b} has a label
 * image of colours only. {@code c} is a street, all of it, and striped and dotted, all of it.
 */
final class BrodenSample {
  private static final int RED = 1;
  private static final int BLUE = 2;
  private static final int BIRD = 3;
  private static final int HEAD = 300;
  private static final String INDEX =
      """
      image,split,ih,iw,sh,sw,color,object,part,scene,texture
      made/a.png,train,8,8,4,4,made/a_color.png,made/a_object_1.png;made/a_object_2.png,made/a_part.png,,
      made/b.png,val,8,8,4,4,made/b_color.png,,,,
      made/c.png,train,8,8,1,1,,,,4,5;6
      """;
  private static final String LABELS =
      """
      number,name,category,frequency,coverage,syns
      1,red-c,color(2),2,0.750000,
      2,blue-c,color(2),2,1.250000,
      3,bird,object(1),1,0.500000,"fowl, flying"
      4,covered_bridge-exterior-s,scene(1),1,1.000000,
      5,striped,texture(1),1,1.000000,
      6,polka-dotted,texture(1),1,1.000000,
      300,head,part(1);object(1),2,0.500000,
      """;
  private static final String CATEGORIES =
      """
      name,first,last,count,frequency
      color,1,2,2,4
      object,3,300,2,2
      part,300,300,1,1
      scene,4,4,1,1
      texture,5,6,2,2
      """;

  private BrodenSample() {}

  /** Writes the data set into an empty folder. */
  static Path write(Path folder) throws IOException {
    Path made = Files.createDirectories(folder.resolve("images/made"));
    Files.writeString(folder.resolve("index.csv"), INDEX);
    Files.writeString(folder.resolve("label.csv"), LABELS);
    Files.writeString(folder.resolve("category.csv"), CATEGORIES);
    codes(folder, "color", "1,2,blue-c,2,1.25", "2,1,red-c,2,0.75");
    codes(folder, "object", "1,3,bird,1,0.5", "2,300,head,1,0.25");
    codes(folder, "part", "1,300,head,1,0.26");
    codes(folder, "scene", "1,4,covered_bridge-exterior-s,1,1.0");
    codes(folder, "texture", "1,5,striped,1,1.0", "2,6,polka-dotted,1,1.0");
    writePictures(made);
    return folder;
  }

  private static void codes(Path folder, String category, String... lines) throws IOException {
    String text = "code,number,name,frequency,coverage\n" + String.join("\n", List.of(lines));
    Files.writeString(folder.resolve("c_" + category + ".csv"), text);
  }

  private static void writePictures(Path made) {
    png(made.resolve("a.png"), 8, i -> i % 8 < 4 ? 0xff0000 : 0x0000ff);
    png(made.resolve("b.png"), 8, i -> 0x0000ff);
    png(made.resolve("c.png"), 8, i -> i / 8 % 2 == 0 ? 0xffffff : 0);
    labels(made.resolve("a_color.png"), 4, i -> i % 4 < 2 ? RED : BLUE);
    labels(made.resolve("a_object_1.png"), 4, i -> i % 4 < 2 ? BIRD : 0);
    labels(made.resolve("a_object_2.png"), 4, i -> i % 4 < 2 && i < 8 ? HEAD : 0);
    labels(made.resolve("a_part.png"), 4, i -> i % 4 < 2 && i < 4 ? HEAD : 0);
    labels(made.resolve("b_color.png"), 4, i -> i < 4 ? RED : BLUE);
  }

  /** Writes a square label image: red + 256 * green is the label. */
  static void labels(Path file, int side, IntUnaryOperator label) {
    png(file, side, i -> ((label.applyAsInt(i) % 256) << 16) + ((label.applyAsInt(i) / 256) << 8));
  }

  /** Writes a square picture of colours 0xRRGGBB. */
  static void png(Path file, int side, IntUnaryOperator colour) {
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < side * side; i++) {
      picture.setRGB(i % side, i / side, colour.applyAsInt(i));
    }
    try {
      ImageIO.write(picture, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
