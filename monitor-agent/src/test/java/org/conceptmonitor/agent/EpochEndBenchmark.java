package org.conceptmonitor.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.conceptmonitor.agent.probe.ImageShape;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How long the end of an epoch holds the training thread, beside a plain copy of the parameters.
 * Not part of the build; run it on an idle machine with
 *
 * <pre>
 * mvn -pl monitor-agent -am test -Dtest=EpochEndBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EpochEndBenchmark {
  private final CountDownLatch end = new CountDownLatch(1);
  private MultiLayerNetwork network;
  private ConceptMonitorListener listener;
  private int epoch;

  /** A network of the quickstart's size, and a monitor whose analyses wait for the end. */
  @Setup
  public void start() {
    network = quickstartSized();
    listener =
        ConceptMonitorListener.builder()
            .sink(new CollectingSink())
            .probeSet(new HookedProbeSet(Probes.ofShape(new ImageShape(1, 28, 28)), this::awaitEnd))
            .conceptMap(Probes.map())
            .build();
    listener.onEpochStart(network);
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static MultiLayerNetwork quickstartSized() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .activation(Activation.RELU)
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(16).build())
                .layer(new SubsamplingLayer.Builder().build())
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(32).build())
                .layer(new DenseLayer.Builder().nOut(64).build())
                .layer(new OutputLayer.Builder().nOut(10).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutionalFlat(28, 28, 1))
                .build());
    network.init();
    return network;
  }

  /** Ends the monitor. */
  @TearDown
  public void stop() {
    end.countDown();
    listener.close();
  }

  /** What every snapshot has to do. */
  @Benchmark
  public void copyOfTheParameters() {
    network.params().dup().close();
  }

  /** The listener's whole callback. */
  @Benchmark
  public void endOfAnEpoch() {
    network.setEpochCount(epoch++);
    listener.onEpochEnd(network);
  }

  @Test
  void theMedianPauseIsAtMostOneAndAHalfTimesThatOfACopy() throws RunnerException {
    Collection<RunResult> results =
        new Runner(new OptionsBuilder().include(getClass().getName()).build()).run();

    assertThat(median(results, "endOfAnEpoch"))
        .isLessThanOrEqualTo(1.5 * median(results, "copyOfTheParameters"));
  }

  private static double median(Collection<RunResult> results, String benchmark) {
    return results.stream()
        .filter(result -> result.getParams().getBenchmark().endsWith(benchmark))
        .mapToDouble(result -> result.getPrimaryResult().getStatistics().getPercentile(50))
        .findFirst()
        .orElseThrow();
  }
}
