package org.conceptmonitor.examples.regularizer;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One network, trained and measured: a row of {@code trials.csv}. The layer is measured on drawn
 * images with masks, and on photographs with the concept activations that training has.
 *
 * @param network name of its architecture
 * @param arm how it was trained
 * @param seed of its first parameters
 * @param epochs it was trained for
 * @param accuracy on the test images
 * @param interpretable neurons with a concept on drawn images
 * @param dead units that never answer to a drawn image
 * @param drawn d_anchor on drawn images, T = 0.01
 * @param drawn03 the same, T = 0.03
 * @param drawn1 the same, T = 0.1
 * @param drawnBefore the same at T = 0.01, of pre-activation values
 * @param photo d_anchor on photographs, T = 0.01
 * @param photo03 the same, T = 0.03
 * @param photo1 the same, T = 0.1
 * @param photoBefore the same at T = 0.01, of pre-activation values
 * @param ratioMedian of the added gradient's norm to the loss's
 * @param ratio95 95th percentile of that
 * @param seconds of training
 * @param processorSeconds of the training thread
 */
@JsonPropertyOrder({
  "network",
  "arm",
  "seed",
  "epochs",
  "accuracy",
  "interpretable",
  "dead",
  "drawn",
  "drawn03",
  "drawn1",
  "drawnBefore",
  "photo",
  "photo03",
  "photo1",
  "photoBefore",
  "ratioMedian",
  "ratio95",
  "seconds",
  "processorSeconds"
})
record Trial(
    String network,
    String arm,
    long seed,
    int epochs,
    double accuracy,
    int interpretable,
    int dead,
    double drawn,
    double drawn03,
    double drawn1,
    double drawnBefore,
    double photo,
    double photo03,
    double photo1,
    double photoBefore,
    double ratioMedian,
    double ratio95,
    double seconds,
    double processorSeconds) {

  /** Puts together what was measured. */
  static Trial of(
      String network,
      String arm,
      long seed,
      double accuracy,
      Probe.Reading drawn,
      Probe.Reading photo,
      Trained trained) {
    return new Trial(
        network,
        arm,
        seed,
        trained.epochs(),
        accuracy,
        drawn.interpretable(),
        drawn.dead(),
        drawn.sharp(),
        drawn.medium(),
        drawn.soft(),
        drawn.before(),
        photo.sharp(),
        photo.medium(),
        photo.soft(),
        photo.before(),
        trained.ratios().percentile(50),
        trained.ratios().percentile(95),
        trained.time().wall(),
        trained.time().processor());
  }

  /** Whether it is the one asked for. */
  boolean is(String otherNetwork, String otherArm, long otherSeed) {
    return network.equals(otherNetwork) && arm.equals(otherArm) && seed == otherSeed;
  }
}
