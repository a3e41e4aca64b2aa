package org.conceptmonitor.examples.regularizer;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.conceptmonitor.agent.probe.HeldOutProbeSet;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.probe.SyntheticProbeSet;
import org.conceptmonitor.examples.data.FashionMnist;
import org.conceptmonitor.regularizer.dl4j.ConceptSource;
import org.conceptmonitor.regularizer.text.MiniLmEncoder;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.dataset.DataSet;

/**
 * All that the trials of a study have in common: images, concepts, probes. Three sets of images are
 * drawn: to learn from what photographs show, to train with, and to measure on.
 */
final class Schooling {
  private static final int BATCH = 128;
  private static final int TEST_BATCH = 250;
  private static final long SEED_LEARNED_FROM = 11;
  private static final long SEED_TRAINED_WITH = 12;
  private static final long SEED_MEASURED_ON = 13;

  private final StudySettings settings;
  private final DataSet test;
  private final Material photographs;
  private final Material mixed;
  private final ProbeSet measured;
  private final Probe drawnProbe;
  private final Probe photoProbe;

  Schooling(FashionMnist images, StudySettings settings) {
    this.settings = settings;
    test = images.test();
    List<DataSet> all = images.train().batchBy(BATCH);
    List<DataSet> minibatches =
        all.subList(0, Math.min(all.size(), Math.max(1, settings.trainingImages() / BATCH)));
    DataSet train = DataSet.merge(minibatches);
    ConceptSource source = source(train);
    photographs =
        new Material(minibatches, ConceptTable.of(source, train.getFeatures(), train.getLabels()));
    mixed = MixedMaterial.of(photographs, drawn(SEED_TRAINED_WITH));
    measured = drawn(SEED_MEASURED_ON);
    drawnProbe = new Probe(measured, measured.concepts(), measured.conceptActivations());
    photoProbe =
        new Probe(
            HeldOutProbeSet.builder(test).classNames(FashionMnist.CLASS_NAMES).build(),
            source.concepts(),
            source.activations(test.getFeatures(), test.getLabels()));
  }

  private ConceptSource source(DataSet train) {
    ConceptSource image = DrawnConcepts.of(drawn(SEED_LEARNED_FROM));
    ConceptSource label =
        ConceptSource.ofClassLabels(
            image.concepts(), new MiniLmEncoder(), FashionMnist.CLASS_NAMES);
    return settings.concepts().of(image, label, train);
  }

  private ProbeSet drawn(long seed) {
    ImageShape shape = new ImageShape(1, FashionMnist.SIDE, FashionMnist.SIDE);
    return SyntheticProbeSet.builder()
        .shape(shape)
        .images(settings.probeImages())
        .seed(seed)
        .build();
  }

  /** The drawn images that networks are measured on. */
  ProbeSet measuredOn() {
    return measured;
  }

  /** The least d_anchor that so many free vectors reach. */
  double reachable(int vectors) {
    return drawnProbe.reachable(vectors);
  }

  /**
   * Trains a network and measures it.
   *
   * @param secondsOf the processor time that another arm took
   * @param watchers listeners to set on the network
   */
  Trial trial(
      Architecture architecture,
      Arm arm,
      long seed,
      ToDoubleFunction<String> secondsOf,
      List<TrainingListener> watchers) {
    Trained trained =
        arm.train(
            new Lesson(
                architecture, seed, settings.epochs(), photographs, mixed, secondsOf, watchers));
    double accuracy =
        trained
            .network()
            .evaluate(new ExistingDataSetIterator(test.batchBy(TEST_BATCH)))
            .accuracy();
    return Trial.of(
        architecture.name(),
        arm.name(),
        seed,
        accuracy,
        drawnProbe.read(trained.network(), architecture.layer()),
        photoProbe.read(trained.network(), architecture.layer()),
        trained);
  }
}
