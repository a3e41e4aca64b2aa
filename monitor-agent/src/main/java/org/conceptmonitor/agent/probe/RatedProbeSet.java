package org.conceptmonitor.agent.probe;

import org.conceptmonitor.regularizer.activation.ConceptActivationSource;
import org.conceptmonitor.regularizer.activation.ProbeImage;
import org.conceptmonitor.regularizer.activation.ProbeImages;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * The images of one probe set under concepts of the user's choice, rated by a source such as an
 * image-text model. It has no masks. Immutable; safe for use by several threads.
 */
public final class RatedProbeSet implements ProbeSet {
  private final ProbeSet images;
  private final ConceptSet concepts;
  private final Matrix activations;
  private final String name;

  private RatedProbeSet(
      ProbeSet images, ConceptSet concepts, ConceptActivationSource source, Matrix activations) {
    this.images = images;
    this.concepts = concepts;
    this.activations = activations;
    this.name = "%s, concepts rated by %s".formatted(images.name(), source.name());
  }

  /**
   * Rates every concept in every image, once.
   *
   * @param images whose pixels, thumbnails and captions are kept
   * @param concepts take the place of the images' own
   * @throws IllegalArgumentException if the source rates other images or concepts than it was given
   */
  public static RatedProbeSet of(
      ProbeSet images, ConceptSet concepts, ConceptActivationSource source) {
    Matrix activations = source.activations(new Pictures(images), concepts.words());
    if (activations.rows() != images.size() || activations.columns() != concepts.size()) {
      throw new IllegalArgumentException(
          "%s rated %d images and %d concepts, there are %d and %d: a source answers one row an image and one column a word"
              .formatted(
                  source.name(),
                  activations.rows(),
                  activations.columns(),
                  images.size(),
                  concepts.size()));
    }
    return new RatedProbeSet(images, concepts, source, activations);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public ImageShape shape() {
    return images.shape();
  }

  @Override
  public ConceptSet concepts() {
    return concepts;
  }

  @Override
  public Matrix conceptActivations() {
    return activations;
  }

  @Override
  public float[] pixels(int image) {
    return images.pixels(image);
  }

  @Override
  public byte[] thumbnail(int image) {
    return images.thumbnail(image);
  }

  @Override
  public String caption(int image) {
    return images.caption(image);
  }

  private record Pictures(ProbeSet images) implements ProbeImages {
    @Override
    public int size() {
      return images.size();
    }

    @Override
    public ProbeImage image(int index) {
      ImageShape shape = images.shape();
      return new ProbeImage(shape.channels(), shape.height(), shape.width(), images.pixels(index));
    }
  }
}
