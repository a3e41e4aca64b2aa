package org.conceptmonitor.agent.probe.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.conceptmonitor.agent.probe.synthetic.Recipe.Coat;

/**
 * The recipes of all images of a probe set. Figure, size, finish, contrast and colours are dealt
 * from separate decks, so that they are balanced and crossed; background and figure are independent
 * but for their colour, which always differs.
 */
final class Recipes {
  static final List<Finish> TEXTURES =
      Stream.of(LineTextures.ALL, CellTextures.ALL).flatMap(List::stream).toList();

  private static final List<Boolean> EITHER = List.of(true, false);

  private final Random random;
  private final int images;
  private final List<Colour> colours;

  private Recipes(long seed, int images, List<Colour> colours) {
    this.random = new Random(seed);
    this.images = images;
    this.colours = colours;
  }

  /** The recipes of a probe set, one for each image. */
  static List<Recipe> of(long seed, int images, int channels) {
    return new Recipes(seed, images, Colour.of(channels)).recipes();
  }

  private List<Recipe> recipes() {
    List<Optional<Figure>> figures = deal(figures());
    List<Double> sizes = deal(Deck.of(List.of(0.6, 0.78, 0.96)));
    List<Coat> backgrounds = coats(backgroundFinishes(), deal(Deck.of(colours)));
    List<Colour> fronts = others(backgrounds.stream().map(Coat::first).toList());
    List<Coat> coats = coats(figureFinishes(), fronts);
    List<Colour> accents = others(fronts);
    return IntStream.range(0, images)
        .mapToObj(
            i ->
                new Recipe(
                    figures.get(i), sizes.get(i), coats.get(i), accents.get(i), backgrounds.get(i)))
        .toList();
  }

  private static Deck<Optional<Figure>> figures() {
    return new Deck<Optional<Figure>>()
        .with(0.125, List.of(Optional.empty()))
        .with(0.875, Figure.ALL.stream().map(Optional::of).toList());
  }

  private static Deck<Finish> figureFinishes() {
    return new Deck<Finish>()
        .with(0.5, TEXTURES)
        .with(0.25, Materials.ALL)
        .with(0.25, List.of(Finish.PLAIN));
  }

  private static Deck<Finish> backgroundFinishes() {
    return new Deck<Finish>()
        .with(0.1, List.of(Finish.BLACK))
        .with(0.3, Scenes.ALL)
        .with(0.35, TEXTURES)
        .with(0.125, Materials.ALL)
        .with(0.125, List.of(Finish.PLAIN));
  }

  private List<Coat> coats(Deck<Finish> deck, List<Colour> first) {
    List<Finish> finishes = deal(deck);
    List<Boolean> natural = deal(Deck.of(EITHER));
    List<Boolean> contrast = deal(Deck.of(EITHER));
    List<Colour> second = others(first);
    List<Coat> coats = new ArrayList<>(images);
    for (int i = 0; i < images; i++) {
      Colour ink = contrast.get(i) ? second.get(i) : first.get(i);
      coats.add(coat(finishes.get(i), natural.get(i), first.get(i), ink));
    }
    return coats;
  }

  private static Coat coat(Finish finish, boolean natural, Colour first, Colour second) {
    if (finish.equals(Finish.BLACK)) {
      return new Coat(finish, true, Colour.BLACK, Colour.BLACK);
    }
    return new Coat(finish, natural || finish.isScene(), first, second);
  }

  /** For each image another colour than the given one, all of the others equally often. */
  private List<Colour> others(List<Colour> taken) {
    List<Integer> steps = deal(Deck.of(IntStream.range(1, colours.size()).boxed().toList()));
    List<Colour> others = new ArrayList<>(images);
    for (int i = 0; i < images; i++) {
      int index = colours.indexOf(taken.get(i)) + steps.get(i);
      others.add(colours.get(index % colours.size()));
    }
    return others;
  }

  private <T> List<T> deal(Deck<T> deck) {
    return deck.deal(images, random);
  }
}
