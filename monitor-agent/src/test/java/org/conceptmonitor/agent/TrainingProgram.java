package org.conceptmonitor.agent;

import java.util.List;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.transport.Sink;
import org.conceptmonitor.agent.transport.SinkState;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A training script as a user writes it: it trains and ends, and closes nothing. Given the argument
 * "print" it prints the epochs that it sends, else it sends to a server that is not there.
 */
public final class TrainingProgram {
  private TrainingProgram() {}

  /** Trains two epochs. */
  public static void main(String[] arguments) {
    ConceptMonitorBuilder builder = ConceptMonitorListener.builder().run("script");
    if (arguments.length > 0) {
      builder.probeSet(Probes.small()).conceptMap(Probes.map()).sink(new PrintingSink());
    }
    MultiLayerNetwork network = TinyNetworks.multiLayer();
    network.setListeners(builder.build());
    network.fit(TinyNetworks.examples(), 2);
    System.out.println("trained");
  }

  private static final class PrintingSink implements Sink {
    @Override
    public boolean send(List<? extends Row> rows) {
      if (rows.get(0) instanceof SnapshotRow snapshot) {
        System.out.println("sent epoch " + snapshot.epoch());
      }
      return true;
    }

    @Override
    public SinkState state() {
      return SinkState.ofDropped(0);
    }

    @Override
    public void close() {
      System.out.println("closed");
    }
  }
}
