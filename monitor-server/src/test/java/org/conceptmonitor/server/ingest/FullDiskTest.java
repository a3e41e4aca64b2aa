package org.conceptmonitor.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.Row;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.ScalarRow;
import org.conceptmonitor.agent.protocol.Table;
import org.conceptmonitor.agent.protocol.TableWriter;
import org.conceptmonitor.server.store.FullDisk;
import org.conceptmonitor.server.store.NewTable;
import org.conceptmonitor.server.store.Question;
import org.conceptmonitor.server.store.RunStore;
import org.conceptmonitor.server.store.StoreFullException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
  private static final UUID RUN = new UUID(0x31, 0x32);
  private static final RunRow BEGIN = new RunRow("n", 0, "f", "b", 0, "p", 0, "c", "d", "r", 0, 0);

  @TempDir Path folder;

  @Test
  void aFullDiskAnswers507UntilThereIsRoom() throws Exception {
    FullDisk disk = new FullDisk();
    try (RunStore store = disk.open(folder);
        IngestServer server = new IngestServer(store)) {
      assertThat(post(server, 0, List.of(BEGIN)).statusCode()).isEqualTo(200);
      disk.fill();
      HttpResponse<String> refused = post(server, 1, scalar(1));
      assertThat(refused.statusCode()).isEqualTo(507);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("30");
      assertThat(refused.body()).contains("95 MiB left, 96 are needed", folder.toString());
      assertThat(scalars(store)).isEmpty();
      disk.free();
      assertThat(post(server, 1, scalar(1)).body()).contains("\"stored\":true");
      assertThat(scalars(store)).hasSize(1);
    }
  }

  @Test
  void runsCanBeDeletedAndRestoredOnAFullDisk() {
    FullDisk disk = new FullDisk();
    try (RunStore store = disk.open(folder)) {
      store.append(List.of(new NewTable(RUN, Table.RUN, 0, List.of(BEGIN))));
      disk.fill();
      store.delete(RUN);
      assertThat(store.restore(RUN)).isEqualTo("n");
      assertThatThrownBy(() -> store.importFrom(folder.resolve("any.zip")))
          .isInstanceOf(StoreFullException.class);
    }
  }

  private static List<ScalarRow> scalar(int step) {
    return List.of(new ScalarRow("t", step, 0, 0, 0.5));
  }

  private static List<List<Object>> scalars(RunStore store) {
    return store.answer(new Question.Scalars(RUN, Optional.empty())).rows();
  }

  private static HttpResponse<String> post(
      IngestServer server, long sequence, List<? extends Row> rows)
      throws IOException, InterruptedException {
    String path =
        "/api/v1/runs/%s/%s/%d".formatted(RUN, TableWriter.table(rows).wireName(), sequence);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.uri(path))
                .header("Content-Type", "application/vnd.apache.arrow.stream")
                .POST(BodyPublishers.ofByteArray(TableWriter.write(rows)))
                .build(),
            BodyHandlers.ofString());
  }
}
