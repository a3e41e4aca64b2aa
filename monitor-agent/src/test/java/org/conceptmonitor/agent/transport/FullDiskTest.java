package org.conceptmonitor.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.conceptmonitor.agent.transport.SampleTables.RUN;
import static org.conceptmonitor.agent.transport.SampleTables.scalar;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.spool.RunFolder;
import org.conceptmonitor.agent.spool.TableId;
import org.conceptmonitor.agent.spool.TableStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up while tables wait on it, and that has room again. */
class FullDiskTest {
  private static final BackOff SHORT_WAITS = failures -> Duration.ofMillis(1);
  private static final int TABLES_IN_MEMORY = 10;
  private static final long BYTES_IN_MEMORY = 200L * TABLES_IN_MEMORY;

  private final RecordingLogger log = new RecordingLogger();
  private final DeliveryCounts counts = new DeliveryCounts();
  private final SinkThreads threads = new SinkThreads(Duration.ofSeconds(20));
  private RecordingServer server;
  private FillingDisk disk;
  private DeliveryQueue queue;

  @TempDir private Path folder;

  @BeforeEach
  void deliverByWayOfTheDisk() throws IOException {
    server = RecordingServer.start();
    UUID run = new UUID(1, 2);
    disk = new FillingDisk(RunFolder.create(folder, run, Optional.of(server.uri())));
    queue = new DeliveryQueue(BYTES_IN_MEMORY, true);
    DeliveryLog lines = new DeliveryLog(log, server.uri(), Optional.of(folder));
    Backlog backlog = new Backlog(queue, disk, counts);
    RunAddress address = new RunAddress(server.uri(), run);
    TableClient client =
        new TableClient(ServerAccess.of(Map.of()), HttpClient.newHttpClient(), address);
    threads.spool(new Spooler(backlog, 1 << 20, SHORT_WAITS, lines));
    threads.deliver(
        new Delivery(backlog, new RunDescription(), client, Retries.forEver(SHORT_WAITS), lines));
  }

  @AfterEach
  void end() throws IOException {
    queue.close();
    threads.end();
    disk.folder.close();
    server.close();
  }

  @Test
  void tablesGoFromMemoryWhileTheDiskIsFullAndByTheDiskWhenItHasRoomAgain() throws Exception {
    disk.full = true;
    for (int step = 1; step <= 50; step++) {
      send(step);
    }
    log.awaitLineWith("No space left on device");
    disk.full = false;
    for (int step = 51; step <= 100; step++) {
      send(step);
    }
    log.awaitLineWith("wait on disk in " + folder + " again");

    for (int step = 1; step <= 100; step++) {
      assertThat(server.next().rows()).isEqualTo(scalar(step));
    }
    assertThat(counts.dropped()).isZero();
    assertThat(log.lines()).hasSize(2);
  }

  private void send(int step) {
    Eventually.holds("there is room", () -> queue.state(counts).queuedTables() < TABLES_IN_MEMORY);
    assertThat(queue.offer(scalar(step))).isTrue();
  }

  @Test
  void withoutDiskAndServerMemoryFillsUpAndTheRestIsRefused() throws Exception {
    server.pause();
    disk.full = true;
    assertThat(queue.offer(RUN)).isTrue();
    int step = 1;
    while (queue.offer(scalar(step))) {
      step++;
    }

    assertThat(queue.state(counts).queuedBytes()).isBetween(BYTES_IN_MEMORY - 200, BYTES_IN_MEMORY);
    disk.full = false;
    Eventually.holds("memory is free", () -> queue.state(counts).queuedTables() == 0);
    assertThat(queue.state(counts).spooledTables()).isEqualTo(step);
    server.resume();
    assertThat(server.next().table()).isEqualTo(Table.RUN);
    for (int sent = 1; sent < step; sent++) {
      assertThat(server.next().rows()).isEqualTo(scalar(sent));
    }
  }

  /** A folder on a disk that takes nothing while it is full. */
  private static final class FillingDisk implements TableStore {
    private final RunFolder folder;
    private volatile boolean full;

    private FillingDisk(RunFolder folder) {
      this.folder = folder;
    }

    @Override
    public void write(TableId id, byte[] stream) throws IOException {
      if (full) {
        throw new IOException("No space left on device");
      }
      folder.write(id, stream);
    }

    @Override
    public byte[] read(TableId id) throws IOException {
      return folder.read(id);
    }

    @Override
    public void markDelivered(TableId id) throws IOException {
      folder.markDelivered(id);
    }

    @Override
    public void discard(TableId id) throws IOException {
      folder.discard(id);
    }
  }
}
