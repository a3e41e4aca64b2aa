package org.conceptmonitor.server.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.conceptmonitor.agent.protocol.NeuronRow;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.SnapshotRow;
import org.conceptmonitor.agent.protocol.TableWriter;
import org.conceptmonitor.agent.protocol.TopImageRow;

/**
 * Training of eight hours in ten minutes: {@code SoakProgram SECONDS}, at one epoch a simulated
 * minute. An epoch has 60 batches of 10 scalars, 5 layers of 512 neurons with 9 top images each,
 * and its marker. The server runs with 256 MiB of heap; its memory is printed ten times.
 */
final class SoakProgram {
  private static final double EPOCH_SECONDS = 60 / 48.0;
  private static final int LAYERS = 5;
  private static final int NEURONS = 512;
  private static final int IMAGES = 9;

  private final HttpClient http = HttpClient.newHttpClient();
  private final UUID run = UUID.randomUUID();
  private final ServerProcess server;
  private long sequence;

  private SoakProgram(ServerProcess server) {
    this.server = server;
  }

  public static void main(String[] arguments) throws Exception {
    int epochs = (int) (Integer.parseInt(arguments[0]) / EPOCH_SECONDS);
    Path data = Files.createTempDirectory("soak");
    try (ServerProcess server = ServerProcess.start(data, "-Xmx256m")) {
      SoakProgram soak = new SoakProgram(server);
      soak.post(List.of(new RunRow("soak", 0, "f", "b", 0, "p", 0, "c", "d", "r", 0, 0)));
      long start = System.nanoTime();
      for (int epoch = 0; epoch < epochs; epoch++) {
        soak.sendEpoch(epoch);
        if ((epoch + 1) % Math.max(1, epochs / 10) == 0) {
          soak.report(epoch);
        }
        long due = start + (long) ((epoch + 1) * EPOCH_SECONDS * 1e9);
        LockSupport.parkNanos(due - System.nanoTime());
      }
      System.out.printf(
          "%d epochs in %d s%n", epochs, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    }
  }

  private void sendEpoch(int epoch) throws IOException, InterruptedException {
    for (int i = 0; i < 60; i++) {
      int first = epoch * 600 + i * 10;
      post(
          IntStream.range(first, first + 10)
              .mapToObj(step -> new ScalarRow("train/score", step, epoch, step, Math.sin(step)))
              .toList());
    }
    for (int layer = 0; layer < LAYERS; layer++) {
      String name = "layer" + layer;
      post(IntStream.range(0, NEURONS).mapToObj(i -> neuron(epoch, name, i)).toList());
      post(
          IntStream.range(0, NEURONS * IMAGES)
              .mapToObj(i -> new TopImageRow(epoch, name, i / IMAGES, i % IMAGES, i, i / 7f))
              .toList());
    }
    post(List.of(new SnapshotRow(epoch, epoch * 600L, epoch, 0, 0)));
  }

  private static NeuronRow neuron(int epoch, String layer, int i) {
    return new NeuronRow(
        epoch,
        layer,
        i,
        "concept",
        i % 1153,
        i / 7f,
        0.001,
        i % 1000,
        i % 999,
        i + ",7",
        "",
        Double.NaN,
        i + epoch,
        i - epoch,
        0.1f,
        0.5f);
  }

  private void post(List<? extends Row> rows) throws IOException, InterruptedException {
    URI address =
        server
            .uri()
            .resolve(
                "/api/v1/runs/%s/%s/%d"
                    .formatted(run, TableWriter.table(rows).wireName(), sequence++));
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/vnd.apache.arrow.stream")
                .POST(BodyPublishers.ofByteArray(TableWriter.write(rows)))
                .build(),
            BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.statusCode() + ": " + response.body());
    }
  }

  /** Heap after a collection and the direct buffers as the JVM sees them, and all as Linux does. */
  private void report(int epoch) throws IOException {
    String process = String.valueOf(server.handle().pid());
    String resident =
        Files.readAllLines(Path.of("/proc", process, "status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .findFirst()
            .orElseThrow();
    System.out.printf("epoch %d: %s, %s%n", epoch, heap(process), resident);
  }

  private static String heap(String process) throws IOException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    jcmd(tool, process, "GC.run");
    return jcmd(tool, process, "GC.heap_info").lines().skip(1).limit(2).toList().toString();
  }

  private static String jcmd(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
