package org.conceptmonitor.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.conceptmonitor.agent.analysis.Interpretation;
import org.conceptmonitor.agent.probe.ImageShape;
import org.conceptmonitor.agent.probe.ProbeSet;
import org.conceptmonitor.agent.probe.SyntheticProbeSet;
import org.conceptmonitor.agent.protocol.DetectorRow;
import org.conceptmonitor.regularizer.detect.ConceptDetector;
import org.conceptmonitor.regularizer.detect.CosCubed;
import org.conceptmonitor.regularizer.detect.Cosine;
import org.conceptmonitor.regularizer.detect.NetworkDissection;
import org.conceptmonitor.regularizer.detect.SoftWpmi;
import org.conceptmonitor.regularizer.interpret.FixedThreshold;
import org.conceptmonitor.regularizer.interpret.ReplicatedRule;
import org.junit.jupiter.api.Test;

class WhatIfOptionsTest {
  private static final ProbeSet PROBES = Probes.small();

  private final Problems problems = new Problems();

  private List<DetectorRow> rows(Interpretation own, ProbeSet probeSet, ConceptDetector... others) {
    return new WhatIfOptions(true, List.of(others))
        .interpretations(own, probeSet, problems).stream().map(each -> each.row(0)).toList();
  }

  @Test
  void anotherDetectorGetsTheRunsRuleWithItsOwnThreshold() {
    Interpretation own = new Interpretation(new CosCubed(), new ReplicatedRule(0.2, 0.1, 1), 0.02);
    List<DetectorRow> rows = rows(own, PROBES, new Cosine(), new SoftWpmi());
    assertThat(rows)
        .extracting(DetectorRow::detector)
        .containsExactly("cos-cubed", "cosine", "soft-wpmi");
    assertThat(rows).allMatch(row -> row.falseDiscoveryRate() == 0.1);
    assertThat(rows).extracting(DetectorRow::temperature).containsExactly(0.02, 0.02, 0.1);
    assertThat(rows.get(1).threshold()).isEqualTo(new Cosine().defaultThreshold());
  }

  @Test
  void aFixedThresholdStaysOneWithoutARate() {
    Interpretation own = new Interpretation(new CosCubed(), new FixedThreshold(0.4), 0.01);
    assertThat(rows(own, PROBES, new Cosine()))
        .extracting(DetectorRow::rule)
        .containsOnly("fixed threshold");
    assertThat(rows(own, PROBES))
        .extracting(DetectorRow::falseDiscoveryRate)
        .containsOnly(Double.NaN);
  }

  @Test
  void theRunsOwnDetectorIsNotReadTwice() {
    Interpretation own = new Interpretation(new CosCubed(), new FixedThreshold(0.4), 0.01);
    assertThat(rows(own, PROBES, new CosCubed())).hasSize(1);
  }

  @Test
  void aDetectorThatNeedsMoreImagesIsLeftOutWithAWarning() {
    ProbeSet few =
        SyntheticProbeSet.builder().shape(new ImageShape(1, 8, 8)).images(80).seed(1).build();
    Interpretation own = new Interpretation(new CosCubed(), new FixedThreshold(0.4), 0.01);
    assertThat(rows(own, few, new SoftWpmi(), new Cosine()))
        .extracting(DetectorRow::detector)
        .containsExactly("cos-cubed", "cosine");
    assertThat(problems.first().orElseThrow()).contains("soft-wpmi needs 100 probe images", "80");
  }

  @Test
  void similaritiesThatNoServerWouldTakeAreNotSentWithAWarning() {
    WhatIfOptions options = new WhatIfOptions(true, List.of());
    assertThat(options.fits(14_550, 1_153, problems)).isTrue();
    assertThat(problems.first()).isEmpty();
    assertThat(options.fits(14_560, 1_153, problems)).isFalse();
    assertThat(problems.first().orElseThrow()).contains("14560 neurons", "withoutWhatIf()");
  }

  @Test
  void tooManyAndThoseThatCompareMapsAreRefused() {
    List<ConceptDetector> six = Collections.nCopies(6, new Cosine());
    assertThatThrownBy(() -> new WhatIfOptions(true, six))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("names 6 detectors");
    assertThatThrownBy(() -> ConceptMonitorListener.builder().whatIf(new NetworkDissection()))
        .hasMessageContaining("compares activation maps");
    assertThatThrownBy(() -> ConceptMonitorListener.builder().whatIf("cosinus"))
        .hasMessageContaining("there is no detector 'cosinus'");
  }
}
