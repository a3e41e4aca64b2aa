package org.conceptmonitor.agent.probe;

import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.probe.synthetic.LabelledImage;
import org.conceptmonitor.agent.probe.synthetic.SyntheticImages;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.ConceptMasks;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Drawn images with exact masks, for when there are no photographs at hand: objects with their
 * parts, in textures, materials and colours that are dealt independently, before backgrounds dealt
 * independently again. The same shape, number and seed give the same bytes. Which concepts there
 * are and how they are balanced stands in {@code docs/probe-set.md}.
 *
 * <p>Small sets are kept in memory, one byte a value; larger ones are drawn anew when asked for.
 * Immutable and safe for use by several threads.
 */
public final class SyntheticProbeSet implements ProbeSet {
  private static final int SMALLEST_SIDE = 8;
  private static final long MOST_BYTES_KEPT = 64L << 20;

  private final ImageShape shape;
  private final long seed;
  private final ConceptSet concepts;
  private final IntFunction<LabelledImage> images;
  private final Matrix conceptActivations;

  private SyntheticProbeSet(Builder builder) {
    shape = builder.shape;
    seed = builder.seed;
    SyntheticImages drawn =
        new SyntheticImages(
            shape.channels(), shape.height(), shape.width(), builder.images, builder.seed);
    concepts = drawn.concepts();
    images = kept(drawn, builder.images);
    conceptActivations = shares(builder.images);
  }

  /** Starts with 4,000 images and seed 1; the shape has to be chosen. */
  public static Builder builder() {
    return new Builder();
  }

  private IntFunction<LabelledImage> kept(SyntheticImages drawn, int count) {
    long bytes = (shape.values() + (long) shape.height() * shape.width()) * count;
    if (bytes > MOST_BYTES_KEPT) {
      return new Latest<>(drawn::draw);
    }
    LabelledImage[] all =
        IntStream.range(0, count).mapToObj(drawn::draw).toArray(LabelledImage[]::new);
    return index -> all[index];
  }

  private Matrix shares(int count) {
    Matrix shares = Matrix.zeros(count, concepts.size());
    for (int image = 0; image < count; image++) {
      float[] row = images.apply(image).shares(concepts.size());
      System.arraycopy(row, 0, shares.values(), image * row.length, row.length);
    }
    return shares;
  }

  @Override
  public String name() {
    return "synthetic (%d images, %d x %d x %d, seed %d)"
        .formatted(size(), shape.channels(), shape.height(), shape.width(), seed);
  }

  @Override
  public int size() {
    return conceptActivations.rows();
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public ConceptSet concepts() {
    return concepts;
  }

  /** The share of each image's pixels that shows each concept, [images, concepts]. */
  @Override
  public Matrix conceptActivations() {
    return conceptActivations;
  }

  @Override
  public float[] pixels(int image) {
    return image(image).pixels();
  }

  @Override
  public Optional<ConceptMasks> masks() {
    return Optional.of(new SyntheticMasks(this));
  }

  @Override
  public byte[] thumbnail(int image) {
    return Thumbnail.png(shape, image(image));
  }

  /** One image with its labels. */
  LabelledImage image(int image) {
    return images.apply(Objects.checkIndex(image, size()));
  }

  /** Chooses what is drawn. */
  public static final class Builder {
    private ImageShape shape;
    private int images = 4000;
    private long seed = 1;

    private Builder() {}

    /** The images' shape: 1 or 3 channels, each side at least 8 pixels. */
    public Builder shape(ImageShape shape) {
      this.shape = shape;
      return this;
    }

    /** How many images; 4,000 by default. Fewer make the concepts found depend on the draw. */
    public Builder images(int images) {
      this.images = images;
      return this;
    }

    /** Which draw; 1 by default. */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /**
     * Draws the images once and counts their labels.
     *
     * @throws IllegalArgumentException if no such images can be drawn
     */
    public SyntheticProbeSet build() {
      Checks.that(
          shape != null, "no image shape was given: call shape(...), the network's input shape");
      Checks.that(
          shape.channels() == 1 || shape.channels() == 3,
          "synthetic images have 1 or 3 channels, not those of %s".formatted(shape));
      Checks.that(
          Math.min(shape.height(), shape.width()) >= SMALLEST_SIDE,
          "nothing can be recognised on images of %s: each side must be at least %d pixels"
              .formatted(shape, SMALLEST_SIDE));
      Checks.that(images >= 1, "%d images were asked for: at least 1 is needed".formatted(images));
      return new SyntheticProbeSet(this);
    }
  }
}
