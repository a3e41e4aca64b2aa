package org.conceptmonitor.agent.probe.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.conceptmonitor.agent.probe.synthetic.Recipe.Coat;
import org.conceptmonitor.regularizer.concept.Concept;

/** Turns a recipe into a picture: settles place, tilt, scale and exact tones by chance. */
final class Composer {
  private static final double TILT = 0.12;
  private static final double SMALLEST_PERIOD = 4;
  private static final double SOMETIMES = 0.6;

  private final int channels;
  private final int height;
  private final int width;
  private final Random random;

  Composer(int channels, int height, int width, Random random) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.random = random;
  }

  Picture compose(Recipe recipe) {
    Placement placement = figurePlacement(recipe.size());
    Paint background = paint(recipe.background());
    Paint main = paint(recipe.coat());
    Paint accent = paint(new Coat(Finish.PLAIN, false, recipe.accent(), recipe.accent()));
    List<Layer> layers = new ArrayList<>();
    recipe.figure().ifPresent(figure -> layers.addAll(layers(figure, main, accent)));
    layers.add(new Layer((x, y) -> true, background, List.of()));
    return new Picture(List.copyOf(layers), placement, 0.1 * random.nextDouble());
  }

  private List<Layer> layers(Figure figure, Paint main, Paint accent) {
    Paint shaded = main.shaded(channels);
    List<Layer> layers = new ArrayList<>();
    for (Piece piece : figure.pieces()) {
      Paint paint =
          switch (piece.coat()) {
            case MAIN -> main;
            case SHADED -> shaded;
            case ACCENT -> accent;
          };
      if (!piece.optional() || random.nextDouble() < SOMETIMES) {
        layers.add(new Layer(piece.shape(), paint, labels(figure, piece)));
      }
    }
    return layers;
  }

  private static List<Concept> labels(Figure figure, Piece piece) {
    return Stream.concat(Stream.of(figure.object()), piece.labels().stream()).toList();
  }

  private Placement figurePlacement(double size) {
    double half = size * Math.min(width, height) / 2;
    double x = width / 2.0 + between(-1, 1) * Math.max(0, width / 2.0 - half);
    double y = height / 2.0 + between(-1, 1) * Math.max(0, height / 2.0 - half);
    double unit = random.nextBoolean() ? half : -half;
    return Placement.at(x, y, unit, between(-0.12, 0.12));
  }

  private Paint paint(Coat coat) {
    Noise noise = new Noise(random.nextInt());
    Placement placement =
        coat.finish().isScene()
            ? Placement.whole(width, height, random.nextBoolean())
            : texturePlacement();
    return new Paint(coat.finish(), ramp(coat), placement, noise);
  }

  /** A period from four pixels to a quarter of the image, any phase, a slight tilt. */
  private Placement texturePlacement() {
    int side = Math.min(width, height);
    double shortest = Math.max(SMALLEST_PERIOD, side / 12.0);
    double longest = Math.max(SMALLEST_PERIOD, side / 4.5);
    double period = between(shortest, longest);
    double x = -between(0, 8) * period;
    double y = -between(0, 8) * period;
    return Placement.at(x, y, period, between(-TILT, TILT));
  }

  private List<Tone> ramp(Coat coat) {
    List<Tone> natural = coat.finish().natural();
    List<Tone> tones = coat.natural() && !natural.isEmpty() ? natural : tones(coat);
    double brightness = between(0.9, 1.06);
    return tones.stream().map(tone -> tone.scaled(brightness).in(channels)).toList();
  }

  /** Two tones, and for surfaces with a third the shade of the first. */
  private List<Tone> tones(Coat coat) {
    Tone first = coat.first().tone();
    Tone shade = coat.first().shade();
    boolean lowContrast = coat.first() == coat.second();
    return lowContrast ? List.of(first, shade) : List.of(first, coat.second().tone(), shade);
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }
}
