package org.conceptmonitor.agent;

import java.util.Optional;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.detect.ConceptMasks;
import org.conceptmonitor.regularizer.matrix.Matrix;

/**
 * A probe set that calls back before each image is read.
 *
 * @param images the probe set itself
 * @param beforePixels called on the monitor's thread
 */
record HookedProbeSet(ProbeSet images, Runnable beforePixels) implements ProbeSet {
  @Override
  public String name() {
    return images.name();
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
    return images.concepts();
  }

  @Override
  public Matrix conceptActivations() {
    return images.conceptActivations();
  }

  @Override
  public float[] pixels(int image) {
    beforePixels.run();
    return images.pixels(image);
  }

  @Override
  public Optional<ConceptMasks> masks() {
    return images.masks();
  }

  @Override
  public byte[] thumbnail(int image) {
    return images.thumbnail(image);
  }

  @Override
  public String caption(int image) {
    return images.caption(image);
  }
}
