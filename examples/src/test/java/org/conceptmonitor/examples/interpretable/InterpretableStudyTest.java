package org.conceptmonitor.examples.interpretable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class InterpretableStudyTest {
  @Test
  void aSmallStudyCountsEveryNeuronOfEveryLayerOnce() {
    StringWriter output = new StringWriter();
    int status =
        new CommandLine(new InterpretableStudy())
            .setOut(new PrintWriter(output))
            .execute("--seeds=1", "--epochs=1", "--rates=0.002", "--images=200", "--train=640");
    List<String[]> rows = output.toString().lines().skip(1).map(row -> row.split(",")).toList();

    assertThat(status).isZero();
    assertThat(rows).hasSize(2 * 2 * 2 * 3);
    assertThat(rows)
        .allSatisfy(
            row -> {
              int neurons = Integer.parseInt(row[7]);
              assertThat(neurons).isIn(32, 64, 128);
              int named = 0;
              for (int state = 8; state < 11; state++) {
                named += Integer.parseInt(row[state]);
              }
              assertThat(named).isBetween(0, neurons);
            });
    assertThat(rows).extracting(row -> row[5]).containsOnly("synthetic", "held-out");
  }
}
