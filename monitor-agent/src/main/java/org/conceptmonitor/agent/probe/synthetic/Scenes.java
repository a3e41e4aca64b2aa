package org.conceptmonitor.agent.probe.synthetic;

import static org.conceptmonitor.agent.probe.synthetic.Finish.scene;
import static org.conceptmonitor.agent.probe.synthetic.Surface.cell;
import static org.conceptmonitor.agent.probe.synthetic.Surface.phase;
import static org.conceptmonitor.agent.probe.synthetic.Surface.triangle;
import static org.conceptmonitor.agent.probe.synthetic.Surface.where;

import java.util.List;

/** Landscapes and rooms that fill the picture; x and y run over it from 0 to 1. */
final class Scenes {
  private static final Tone SKY = new Tone(Colour.BLUE, 0.55, 0.75, 0.95);
  private static final Tone SNOW = new Tone(Colour.WHITE, 0.97, 0.98, 1);
  private static final Tone SEA = new Tone(Colour.BLUE, 0.1, 0.33, 0.6);
  private static final Tone SAND = new Tone(Colour.YELLOW, 0.9, 0.78, 0.45);
  private static final Tone SHADED_SAND = new Tone(Colour.BROWN, 0.62, 0.45, 0.2);
  private static final Tone GRASS = new Tone(Colour.GREEN, 0.4, 0.68, 0.25);
  private static final Tone PINE = new Tone(Colour.GREEN, 0.08, 0.32, 0.14);
  private static final Tone EARTH = new Tone(Colour.BROWN, 0.4, 0.26, 0.13);
  private static final Tone ASPHALT = new Tone(Colour.GREY, 0.3, 0.3, 0.32);
  private static final Tone STONE = new Tone(Colour.GREY, 0.45, 0.43, 0.42);
  private static final Tone PLASTER = new Tone(Colour.WHITE, 0.92, 0.9, 0.84);
  private static final Tone DUSK = new Tone(Colour.ORANGE, 0.95, 0.62, 0.3);
  private static final Tone FACADE = new Tone(Colour.PINK, 0.9, 0.66, 0.62);
  private static final Tone BOOK = new Tone(Colour.RED, 0.72, 0.2, 0.16);
  private static final Tone DARK = new Tone(Colour.BLACK, 0.08, 0.09, 0.12);

  static final List<Finish> ALL =
      List.of(
          scene("beach", Scenes::beach, SKY, SEA, SNOW, SAND),
          scene("desert sand", Scenes::dunes, DUSK, SAND, SHADED_SAND),
          scene("ocean", Scenes::ocean, SKY, SEA, SNOW),
          scene("mountain snowy", Scenes::mountain, SKY, STONE, SNOW),
          scene("hill", Scenes::hill, SKY, GRASS, PINE),
          scene("waterfall block", Scenes::waterfall, EARTH, PINE, SNOW, SEA),
          scene("field cultivated", Scenes::furrows, SKY, GRASS, EARTH),
          scene("highway", Scenes::highway, SKY, GRASS, ASPHALT, SNOW),
          scene("street", Scenes::street, SKY, FACADE, STONE, DARK),
          scene("corridor", Scenes::corridor, PLASTER, STONE, DARK),
          scene("staircase", Scenes::staircase, PLASTER, STONE, DARK),
          scene("library indoor", Scenes::library, DARK, EARTH, BOOK, PLASTER));

  private Scenes() {}

  private static double beach(double x, double y, Noise noise) {
    double shore = 0.52 + 0.2 * x + 0.12 * noise.smooth(3 * x, 0);
    if (y > shore) {
      return y < shore + 0.06 ? 2 : 3;
    }
    return where(y > 0.34);
  }

  private static double dunes(double x, double y, Noise noise) {
    double shift = noise.value(0, 0);
    for (int dune = 2; dune >= 0; dune--) {
      double along = 0.9 * x + 0.37 * dune + shift;
      double crest = 0.3 + 0.2 * dune + 0.28 * triangle(along);
      if (y > crest) {
        return phase(along + 0.35 * (y - crest)) < 0.5 ? 2 : 1;
      }
    }
    return 0;
  }

  private static double ocean(double x, double y, Noise noise) {
    double depth = y - 0.3;
    if (depth < 0) {
      return 0;
    }
    double row = 14 * Math.sqrt(depth);
    double wave = phase(row + 0.5 * triangle(5 * x + noise.value(cell(row), 3)));
    return 1 + where(wave < 0.3);
  }

  private static double mountain(double x, double y, Noise noise) {
    double peak = 0.12 + 0.55 * (1 - triangle(x - 0.1 + 0.3 * noise.value(0, 0)));
    double side = 0.3 + 0.6 * (1 - triangle(x + 0.42 + 0.2 * noise.value(1, 0)));
    double crest = Math.min(peak, side) + 0.08 * noise.smooth(9 * x, 1);
    if (y < crest) {
      return 0;
    }
    return y < 0.5 + 0.14 * triangle(6 * x) ? 2 : 1;
  }

  private static double hill(double x, double y, Noise noise) {
    double shift = 0.4 * noise.value(0, 0) - 0.2;
    double near = x - 0.75 - shift;
    double far = x - 0.3 - shift;
    if (y > 0.62 + 0.9 * near * near) {
      return 2;
    }
    return where(y > 0.36 + 1.2 * far * far);
  }

  /** A white curtain between dark rocks, falling into a pool. */
  private static double waterfall(double x, double y, Noise noise) {
    double across = Math.abs(x - 0.35 - 0.3 * noise.value(0, 0));
    if (y > 0.78) {
      return across < 0.3 && phase(14 * y) < 0.4 ? 2 : 3;
    }
    if (y > 0.12 && across < 0.16 + 0.06 * noise.smooth(6 * y, 0)) {
      return noise.smooth(26 * x, 2 * y) > 0.72 ? 3 : 2;
    }
    return where(y < 0.1 + 0.1 * noise.smooth(7 * x, 3) || noise.smooth(9 * x, 6 * y) > 0.62);
  }

  /** Furrows that meet at the horizon. */
  private static double furrows(double x, double y, Noise noise) {
    double depth = y - 0.32;
    if (depth < 0) {
      return 0;
    }
    double vanishing = 0.3 + 0.4 * noise.value(0, 0);
    return 1 + where(phase(0.9 * (x - vanishing) / (depth + 0.12)) < 0.5);
  }

  private static double highway(double x, double y, Noise noise) {
    double depth = y - 0.38;
    if (depth < 0) {
      return 0;
    }
    double across = Math.abs(x - 0.35 - 0.3 * noise.value(0, 0)) / (depth + 0.03);
    if (across > 0.85) {
      return 1;
    }
    return across < 0.1 && phase(1.2 / (depth + 0.15)) < 0.6 ? 3 : 2;
  }

  /** House fronts on both sides of a road that runs to the horizon. */
  private static double street(double x, double y, Noise noise) {
    double across = Math.abs(x - 0.5);
    double down = y - 0.45;
    if (down > 0.55 * across + 0.02) {
      return across < 1.1 * down ? 3 : 2;
    }
    double front = 0.08 + 0.62 * across + 0.12 * where(noise.value(cell(9 * x), 0) > 0.5);
    return where(-down < front && across > 0.09);
  }

  private static double corridor(double x, double y, Noise noise) {
    double across = Math.abs(x - 0.4 - 0.2 * noise.value(0, 0));
    double down = y - 0.45;
    if (across < 0.12 && Math.abs(down) < 0.12) {
      return 2;
    }
    if (Math.abs(down) > across) {
      return down > 0 ? 1 : 0.4;
    }
    return phase(0.5 / across) < 0.3 && down > -0.6 * across ? 2 : 0;
  }

  private static double staircase(double x, double y, Noise noise) {
    double lean = 0.3 * (noise.value(0, 0) - 0.5);
    double across = Math.abs(x - 0.5 - lean * (1 - y));
    if (across > 0.2 + 0.22 * y) {
      return 0.35;
    }
    double step = phase(6.5 * Math.sqrt(y + 0.05));
    if (step < 0.5) {
      return 0;
    }
    return step < 0.62 ? 2 : 1;
  }

  /** Shelves of upright books of different heights. */
  private static double library(double x, double y, Noise noise) {
    double row = 3.4 * y + noise.value(0, 0);
    double down = phase(row);
    long book = cell(13 * x);
    if (down > 0.86) {
      return 1;
    }
    double height = 0.16 + 0.3 * noise.value(book, cell(row));
    return down < height ? 0 : 1 + 2 * noise.value(book, cell(row) + 50);
  }
}
