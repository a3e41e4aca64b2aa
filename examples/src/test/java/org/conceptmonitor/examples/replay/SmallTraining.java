package org.conceptmonitor.examples.replay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.conceptmonitor.agent.ConceptMonitorBuilder;
import org.conceptmonitor.agent.ConceptMonitorListener;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.SyntheticProbeSet;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Trains a tiny network under the monitor; as a program, until it is killed. */
final class SmallTraining {
  private static final int SIDE = 16;
  private static final int IMAGES = 200;
  private static final long LOOK_NANOS = 1_000_000;

  private SmallTraining() {}

  /**
   * Trains by way of a spool, for a server that is not there, and prints how many epochs are out of
   * the process's memory.
   */
  public static void main(String[] arguments) {
    MeterRegistry meters = new SimpleMeterRegistry();
    MultiLayerNetwork network = network();
    ConceptMonitorListener monitor =
        monitor()
            .server(URI.create("http://127.0.0.1:1"))
            .delivery(http -> http.spool(Path.of(arguments[0])))
            .meters(meters)
            .build();
    Gauge inMemory = meters.get("concept.monitor.agent.queue.tables").gauge();
    network.setListeners(monitor);
    while (true) {
      fitEpoch(network, monitor);
      while (monitor.snapshotState().pending() > 0 || inMemory.value() > 0) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
      System.out.println(monitor.snapshotState().analysed() + 1);
    }
  }

  /** Trains two epochs. */
  static void run(ConceptMonitorBuilder options) {
    MultiLayerNetwork network = network();
    try (ConceptMonitorListener monitor = options.build()) {
      network.setListeners(monitor);
      fitEpoch(network, monitor);
      fitEpoch(network, monitor);
    }
  }

  /** A monitor with few probe images. */
  static ConceptMonitorBuilder monitor() {
    ImageShape shape = new ImageShape(1, SIDE, SIDE);
    return ConceptMonitorListener.builder()
        .probeSet(SyntheticProbeSet.builder().shape(shape).images(IMAGES).build());
  }

  private static void fitEpoch(MultiLayerNetwork network, ConceptMonitorListener monitor) {
    network.fit(new DataSet(Nd4j.rand(8, 1, SIDE, SIDE), Nd4j.eye(8)));
    monitor.epochEnd(network);
  }

  private static MultiLayerNetwork network() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).build())
                .layer(new OutputLayer.Builder().nOut(8).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutional(SIDE, SIDE, 1))
                .build());
    network.init();
    return network;
  }
}
