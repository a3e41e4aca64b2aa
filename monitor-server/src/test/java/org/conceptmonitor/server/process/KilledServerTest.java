package org.conceptmonitor.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledServerTest {
  private static final long SEED = 1;
  private static final int KILLS = 2;

  @TempDir Path data;

  /** {@link KilledServerProgram} tries other seeds, and more of them. */
  @Test
  void everyAcknowledgedBatchIsThereOnce() throws Exception {
    assertThat(new KilledServer(data, SEED).run(KILLS)).isPositive();
  }
}
