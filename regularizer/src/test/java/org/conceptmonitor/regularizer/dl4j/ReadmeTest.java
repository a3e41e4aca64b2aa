package org.conceptmonitor.regularizer.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.conceptmonitor.regularizer.concept.ConceptSet;
import org.conceptmonitor.regularizer.text.BrodenVectors;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

class ReadmeTest {
  private static final String SOURCE =
      "src/test/java/org/conceptmonitor/regularizer/dl4j/ReadmeTest.java";

  private static final Pattern SECTION =
      Pattern.compile("## The regularizer\n.*?```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void theCodeBelowIsTheReadmes() throws IOException {
    Matcher section = SECTION.matcher(Files.readString(Path.of("..", "README.md")));
    assertThat(section.find()).isTrue();
    String code = section.group(1).replaceAll("//[^\n]*", "");
    assertThat(code).hasLineCount(5);
    assertThat(Files.readString(Path.of(SOURCE)).replaceAll("\\s", ""))
        .contains(code.replaceAll("\\s", ""));
  }

  @Test
  void theReadmesCodeTrainsAndGivesAPlainNetworkBack() {
    ComputationGraph network = TinyNetworks.convolution(DataType.FLOAT, Activation.RELU);
    Counting listener = new Counting();
    INDArray image = TinyNetworks.images(1, DataType.FLOAT).next().getFeatures();

    ComputationGraph plain =
        train(
            network,
            List.of("dog", "car", "sky"),
            listener,
            TinyNetworks.images(2, DataType.FLOAT),
            2);

    assertThat(listener.iterations).isEqualTo(4);
    assertThat(plain.getConfiguration().getVertices().keySet())
        .isEqualTo(network.getConfiguration().getVertices().keySet());
    assertThat(plain.outputSingle(image)).isNotEqualTo(network.outputSingle(image));
  }

  private static ComputationGraph train(
      ComputationGraph network,
      List<String> classes,
      TrainingListener listener,
      DataSetIterator train,
      int epochs) {
    ConceptSource source =
        ConceptSource.cached(
            ConceptSource.ofClassLabels(ConceptSet.broden(), BrodenVectors.load(), classes));
    ComputationGraph net =
        ConceptDiversity.builder()
            .layer("conv2")
            .conceptActivations(source)
            .build()
            .attachTo(network);
    net.setListeners(listener);
    net.fit(ConceptDiversity.iterator(train, source), epochs);
    ComputationGraph plain = ConceptDiversity.detach(net);
    return plain;
  }

  private static final class Counting extends BaseTrainingListener {
    private int iterations;

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
      iterations++;
    }
  }
}
