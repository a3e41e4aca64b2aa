package org.conceptmonitor.examples.interpretable;

import java.util.ArrayList;
import java.util.List;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.examples.data.ProbeReader;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.detect.LayerProbe;
import org.conceptmonitor.regularizer.interpret.Calibration;
import org.conceptmonitor.regularizer.interpret.InterpretabilityRule;
import org.conceptmonitor.regularizer.interpret.LayerReading;
import org.conceptmonitor.regularizer.interpret.Nuisances;
import org.conceptmonitor.regularizer.matrix.Matrix;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A probe set with a rule calibrated on it, to read networks between epochs. */
final class StudyProbe {
  private final String name;
  private final ProbeSet images;
  private final Calibration calibration;

  StudyProbe(String name, ProbeSet images, InterpretabilityRule rule) {
    this.name = name;
    this.images = images;
    ImageShape shape = images.shape();
    Nuisances nuisances =
        Nuisances.of(images.size(), images::pixels, shape.height(), shape.width());
    calibration = rule.calibrate(new CosCubed(), images.conceptActivations(), nuisances);
  }

  String name() {
    return name;
  }

  /** What the first layers' neurons detect; nothing may train the network meanwhile. */
  List<LayerReading> read(MultiLayerNetwork network, int layers) {
    List<Matrix> answers = ProbeReader.read(images, pixels -> activations(network, pixels, layers));
    List<LayerReading> readings = new ArrayList<>();
    for (Matrix activations : answers) {
      readings.add(calibration.read(LayerProbe.of(activations, images.conceptActivations())));
    }
    return readings;
  }

  private static List<INDArray> activations(
      MultiLayerNetwork network, INDArray pixels, int layers) {
    return network.feedForward(pixels, false).subList(1, layers + 1).stream()
        .map(output -> output.rank() == 4 ? output.mean(2, 3) : output)
        .toList();
  }
}
