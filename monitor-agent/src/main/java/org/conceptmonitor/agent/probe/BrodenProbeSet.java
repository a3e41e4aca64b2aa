package org.conceptmonitor.agent.probe;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.conceptmonitor.agent.probe.broden.BrodenFolder;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.ConceptMasks;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * Photographs with masks, from a folder in the layout in which Broden was published (Bau et al.,
 * Network Dissection, CVPR 2017); {@code docs/probe-sets.md} writes it down.
 *
 * <p>Pictures are stretched to the probe set's shape; masks follow by nearest pixel. Concept
 * activations are shares of the label images as they are stored, before scaling. Pictures, label
 * images and lines of {@code index.csv} are read when asked for: an image costs 16 bytes of memory
 * beside its row of concept activations. Immutable and safe for use by several threads; the files
 * must not change.
 */
public final class BrodenProbeSet implements ProbeSet {
  private final String name;
  private final BrodenFolder folder;
  private final ImageShape shape;
  private final ConceptSet concepts;
  private final Matrix conceptActivations;
  private final ConceptMasks masks;

  private BrodenProbeSet(Builder builder) {
    shape = builder.shape;
    folder = BrodenFolder.open(builder.folder, builder.split, builder.limit);
    BrodenShares shares = BrodenShares.of(folder);
    int[] labels = shares.labelsOf(builder.imagesPerConcept);
    concepts =
        new ConceptSet(folder.name(), Arrays.stream(labels).mapToObj(folder::concept).toList());
    conceptActivations = shares.matrix(labels);
    masks = new BrodenMasks(folder, shape, concepts, labels);
    name =
        "%s (%s%d images, %d x %d x %d)"
            .formatted(
                folder.name(),
                builder.split.isEmpty() ? "" : builder.split + ", ",
                folder.size(),
                shape.channels(),
                shape.height(),
                shape.width());
  }

  /**
   * Starts with all images of all splits, and the concepts that at least 10 of them show; the shape
   * has to be chosen.
   *
   * @param folder that holds {@code index.csv}
   */
  public static Builder builder(Path folder) {
    return new Builder(folder);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return folder.size();
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public ConceptSet concepts() {
    return concepts;
  }

  /** The share of each label image's pixels that shows each concept, [images, concepts]. */
  @Override
  public Matrix conceptActivations() {
    return conceptActivations;
  }

  /**
   * Decodes the picture.
   *
   * @throws IllegalArgumentException naming the file, if it can't be read
   */
  @Override
  public float[] pixels(int image) {
    return folder
        .image(Objects.checkIndex(image, size()))
        .pixels(shape.channels(), shape.height(), shape.width());
  }

  @Override
  public Optional<ConceptMasks> masks() {
    return Optional.of(masks);
  }

  /** Chooses what is read. */
  public static final class Builder {
    private final Path folder;
    private ImageShape shape;
    private String split = "";
    private int limit = Integer.MAX_VALUE;
    private int imagesPerConcept = 10;

    private Builder(Path folder) {
      this.folder = folder;
    }

    /** The shape that pictures are stretched to: 1 or 3 channels. */
    public Builder shape(ImageShape shape) {
      this.shape = shape;
      return this;
    }

    /** Only images of this split, for example "val"; all splits by default. */
    public Builder split(String split) {
      this.split = split;
      return this;
    }

    /** At most so many images, evenly spread over the index; all by default. */
    public Builder limit(int images) {
      this.limit = images;
      return this;
    }

    /** Only concepts that at least so many of the images show; 10 by default. */
    public Builder imagesPerConcept(int images) {
      this.imagesPerConcept = images;
      return this;
    }

    /**
     * Reads the CSV files and every label image once.
     *
     * @throws IllegalArgumentException naming the file, the line or the pixel, and what to do, if
     *     the folder isn't in Broden's layout
     */
    public BrodenProbeSet build() {
      Checks.pictureShape(shape);
      Checks.atLeastOne(limit, "the limit of images");
      Checks.atLeastOne(imagesPerConcept, "the number of images per concept");
      return new BrodenProbeSet(this);
    }
  }
}
