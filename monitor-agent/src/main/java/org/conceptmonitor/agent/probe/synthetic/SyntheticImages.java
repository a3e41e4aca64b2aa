package org.conceptmonitor.agent.probe.synthetic;

import java.util.List;
import java.util.Random;
import org.conceptmonitor.regularizer.concept.ConceptSet;

/**
 * Draws labelled images, each from the seed and its own index alone. Immutable and safe for use by
 * several threads; the same arguments give the same bytes on every platform.
 */
public final class SyntheticImages {
  private final int channels;
  private final int height;
  private final int width;
  private final long seed;
  private final List<Recipe> recipes;
  private final Vocabulary vocabulary;

  /**
   * @param channels 1 or 3
   * @param height in pixels
   * @param width in pixels
   * @param images how many there are
   * @param seed chooses the recipes, and where and how exactly each is drawn
   */
  public SyntheticImages(int channels, int height, int width, int images, long seed) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.seed = seed;
    this.recipes = Recipes.of(seed, images, channels);
    this.vocabulary = new Vocabulary(channels);
  }

  /** The concepts that the images show. */
  public ConceptSet concepts() {
    return vocabulary.concepts();
  }

  /**
   * Draws one image.
   *
   * @param index from 0
   */
  public LabelledImage draw(int index) {
    Random random = new Random(seed * 0x9e3779b97f4a7c15L + index * 0xd1342543de82ef95L);
    Picture picture = new Composer(channels, height, width, random).compose(recipes.get(index));
    return Rasterizer.rasterize(picture, channels, height, width, vocabulary);
  }
}
