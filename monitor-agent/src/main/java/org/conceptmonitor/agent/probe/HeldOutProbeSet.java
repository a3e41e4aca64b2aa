package org.conceptmonitor.agent.probe;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.conceptmonitor.regularizer.text.TextEncoder;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/**
 * The training data's own held-out images. The concepts are their classes; or, where a concept set
 * and a text encoder f are given, every word of the set, rated by <em>class-label text
 * similarity</em>: the cosine of f(class name of the image) and f(word). That is what to take when
 * nothing better is at hand, since images of one class can't be told apart by it; the probe set's
 * name says so. There are no masks.
 *
 * <p>Images are copied once into a temporary file and read from it when asked for: beside its row
 * of concept activations, an image costs 4 bytes of memory. Immutable and safe for use by several
 * threads.
 */
public final class HeldOutProbeSet implements ProbeSet {
  private final String name;
  private final ImageShape shape;
  private final SpooledImages images;
  private final List<String> classNames;
  private final int[] classNumbers;
  private final ConceptSet concepts;
  private final Matrix conceptActivations;

  private HeldOutProbeSet(Builder builder, HeldOutData data) {
    shape = data.shape();
    images = data.images();
    classNames = builder.classNames;
    classNumbers = data.classNumbers();
    ClassConcepts rated = builder.classConcepts();
    concepts = rated.concepts();
    conceptActivations = rated.byClass().selectRows(classNumbers);
    name =
        "%s (%d images, %d x %d x %d), %s"
            .formatted(
                builder.name,
                classNumbers.length,
                shape.channels(),
                shape.height(),
                shape.width(),
                rated.source());
  }

  /**
   * Starts with all images, white being 1, and the classes as concepts; class names have to be
   * given.
   *
   * @param images with features [images, channels, height, width] and one-hot labels
   */
  public static Builder builder(DataSet images) {
    return new Builder(reader -> reader.read(List.of(images).iterator()));
  }

  /**
   * The same for data that comes in minibatches. Building reads them once; an iterator that can be
   * reset is reset before and after.
   *
   * @param images each with features [images, channels, height, width] and one-hot labels
   */
  public static Builder builder(DataSetIterator images) {
    return new Builder(
        reader -> {
          reset(images);
          reader.read(images);
          reset(images);
        });
  }

  private static void reset(DataSetIterator images) {
    if (images.resetSupported()) {
      images.reset();
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return classNumbers.length;
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public ConceptSet concepts() {
    return concepts;
  }

  /**
   * 1 for the image's class, else 0; or the cosine of its class name's vector and the word's, [-1,
   * 1]; [images, concepts].
   */
  @Override
  public Matrix conceptActivations() {
    return conceptActivations;
  }

  @Override
  public float[] pixels(int image) {
    return images.get(Objects.checkIndex(image, size()));
  }

  /** The name of the image's class. */
  @Override
  public String caption(int image) {
    return classNames.get(classNumbers[Objects.checkIndex(image, size())]);
  }

  /** Hands the data to its reader. */
  private interface Source {
    void readInto(HeldOutData reader);
  }

  /** Chooses what is read and which concepts it shows. */
  public static final class Builder {
    private final Source source;
    private String name = "held-out images";
    private List<String> classNames = List.of();
    private Optional<ImageShape> shape = Optional.empty();
    private double white = 1;
    private int limit = Integer.MAX_VALUE;
    private ConceptSet categories = ConceptSet.broden();
    private Optional<ConceptSet> words = Optional.empty();
    private Optional<TextEncoder> encoder = Optional.empty();

    private Builder(Source source) {
      this.source = source;
    }

    /** What the data is called, for example "Fashion-MNIST test"; shown beside every result. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** One name a column of the labels, in order. */
    public Builder classNames(List<String> names) {
      this.classNames = List.copyOf(names);
      return this;
    }

    /** The images' shape; needed where features are flat rows or channels come last. */
    public Builder shape(ImageShape shape) {
      this.shape = Optional.of(shape);
      return this;
    }

    /** The largest pixel value, 255 for bytes; 1 by default. */
    public Builder white(double value) {
      this.white = value;
      return this;
    }

    /** The first images only; all by default. */
    public Builder limit(int images) {
      this.limit = images;
      return this;
    }

    /** Where class names get their category from; names that aren't in it stay uncategorised. */
    public Builder categories(ConceptSet known) {
      this.categories = known;
      return this;
    }

    /**
     * Rates the words of a concept set by class-label text similarity, instead of taking the
     * classes as concepts.
     *
     * @param encoder that knows the words and the class names
     */
    public Builder similarTo(ConceptSet words, TextEncoder encoder) {
      this.words = Optional.of(words);
      this.encoder = Optional.of(encoder);
      return this;
    }

    /**
     * Reads the images once.
     *
     * @throws IllegalArgumentException naming the image and what to do, if the data isn't images in
     *     the range that {@link #white} gives, with one-hot labels of the classes
     */
    public HeldOutProbeSet build() {
      Checks.that(
          !classNames.isEmpty(),
          "no class names were given: call classNames(...), one name a column of the labels");
      Checks.that(white > 0, "white is %s: expected the largest pixel value".formatted(white));
      Checks.atLeastOne(limit, "the limit of images");
      HeldOutData data = new HeldOutData(shape, white, classNames.size(), limit);
      source.readInto(data);
      return new HeldOutProbeSet(this, data);
    }

    private ClassConcepts classConcepts() {
      return encoder
          .map(f -> ClassConcepts.similar(classNames, words.orElseThrow(), f))
          .orElseGet(() -> ClassConcepts.themselves(classNames, categories));
    }
  }
}
