package org.conceptmonitor.examples.quickstart;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.conceptmonitor.agent.ConceptMonitorListener;
import org.conceptmonitor.examples.data.FashionMnist;
import org.conceptmonitor.examples.data.FashionMnistOption;
import org.conceptmonitor.examples.page.PageOptions;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains {@link QuickstartNetwork} on Fashion-MNIST and serves the page in the same process. */
@Command(
    name = "quickstart",
    description = "Trains a small CNN on Fashion-MNIST and shows its concepts in the browser.",
    mixinStandardHelpOptions = true)
public final class Quickstart implements Callable<Integer> {
  private static final int BATCH = 64;
  private static final int TEST_BATCH = 250;
  private static final long SEED = 1;

  @Spec private CommandSpec command;

  @Option(names = "--epochs", defaultValue = "10", description = "Epochs (${DEFAULT-VALUE}).")
  private int epochs;

  @Mixin private FashionMnistOption data;
  @Mixin private PageOptions page;

  @Override
  public Integer call() throws InterruptedException {
    if (epochs < 1) {
      throw new ParameterException(
          command.commandLine(), "--epochs is %d: use at least 1".formatted(epochs));
    }
    try (MonitorServer server = page.start(ServerOptions.builder())) {
      out().printf("The page follows the training; it is empty until the first snapshot.%n");
      out().flush();
      train(server);
      page.stayUp(server);
    }
    return 0;
  }

  private void train(MonitorServer server) {
    FashionMnist images = data.read();
    List<DataSet> batches = images.train().batchBy(BATCH);
    MultiLayerNetwork network = QuickstartNetwork.create(SEED);
    try (var monitor =
            ConceptMonitorListener.builder().server(server.uri()).run("quickstart").build();
        var progress = new TrainingProgress(epochs, batches.size(), monitor)) {
      network.setListeners(monitor, progress);
      network.fit(new ExistingDataSetIterator(batches), epochs);
    }
    double accuracy =
        network.evaluate(new ExistingDataSetIterator(images.test().batchBy(TEST_BATCH))).accuracy();
    out().printf("Accuracy on %d test images: %.3f%n", images.test().numExamples(), accuracy);
    out().flush();
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
