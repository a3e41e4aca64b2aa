package org.conceptmonitor.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolFolderTest {
  private static final Optional<URI> SERVER = Optional.of(URI.create("http://127.0.0.1:6007"));
  private static final TableId RUN = new TableId(0, Table.RUN);
  private static final TableId SCALARS = new TableId(1, Table.SCALARS);

  private SpoolFolder spool;

  @TempDir private Path folder;

  @BeforeEach
  void choose() {
    spool = new SpoolFolder(folder.resolve("not-yet-there"));
  }

  @Test
  void aFolderThatIsNotThereHoldsNoRuns() throws Exception {
    assertThat(spool.runs()).isEmpty();
    assertThat(spool.trim(0)).isZero();
    assertThat(spool.open(new UUID(1, 1))).isEmpty();
  }

  @Test
  void aRunIsHadByOneAtATime() throws Exception {
    UUID run = new UUID(1, 1);
    try (RunFolder mine = RunFolder.create(spool.path(), run, SERVER)) {
      mine.write(RUN, new byte[10]);

      assertThat(spool.open(run)).isEmpty();
      assertThat(spool.open(run)).as("looking does not unlock").isEmpty();
      assertThatIOException().isThrownBy(() -> RunFolder.create(spool.path(), run, SERVER));
    }
    try (RunFolder next = spool.open(run).orElseThrow()) {
      assertThat(next.server()).isEqualTo(SERVER);
      assertThat(next.waiting()).containsExactly(RUN);
    }
  }

  @Test
  void whatDescribesTheRunIsKeptUntilNothingWaits() throws Exception {
    UUID run = new UUID(1, 1);
    RunFolder mine = RunFolder.create(spool.path(), run, SERVER);
    mine.write(RUN, new byte[] {1});
    mine.write(SCALARS, new byte[] {2});
    mine.markDelivered(RUN);

    assertThat(mine.waiting()).containsExactly(SCALARS);
    assertThat(mine.delivered()).containsExactly(RUN);
    assertThat(mine.read(RUN)).containsExactly(1);
    mine.markDelivered(SCALARS);
    mine.close();
    assertThat(spool.path()).isEmptyDirectory();
  }

  @Test
  void theOldestRunsThatNobodyUsesGoFirst() throws Exception {
    try (RunFolder inUse = run(1, 3_000)) {
      run(2, 1_000).close();
      run(3, 1_000).close();
      run(4, 1_000).close();
      makeOld(2, 3, 4);

      assertThat(spool.trim(2_500)).isEqualTo(1);

      assertThat(spool.runs()).containsExactly(new UUID(0, 3), new UUID(0, 4), inUse.run());
    }
  }

  @Test
  void aTableThatCanNotBeWrittenLeavesNothing() throws Exception {
    try (RunFolder mine = run(1, 10)) {
      Files.createDirectory(folder(1).resolve(SCALARS.fileName()));

      assertThatIOException().isThrownBy(() -> mine.write(SCALARS, new byte[10]));

      assertThat(mine.discardTorn()).isZero();
      Files.delete(folder(1).resolve(SCALARS.fileName()));
      assertThat(mine.waiting()).containsExactly(RUN);
    }
  }

  private RunFolder run(int number, int bytes) throws IOException {
    RunFolder made = RunFolder.create(spool.path(), new UUID(0, number), SERVER);
    made.write(RUN, new byte[bytes]);
    return made;
  }

  private void makeOld(int... oldestFirst) throws IOException {
    long millis = 1_000;
    for (int run : oldestFirst) {
      Files.setLastModifiedTime(folder(run), FileTime.fromMillis(millis++));
    }
  }

  private Path folder(int run) {
    return spool.path().resolve(new UUID(0, run).toString());
  }
}
