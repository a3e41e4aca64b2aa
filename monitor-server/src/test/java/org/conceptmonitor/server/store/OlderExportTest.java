package org.conceptmonitor.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.conceptmonitor.agent.protocol.LayerRow;
import org.conceptmonitor.agent.protocol.RunRow;
import org.conceptmonitor.agent.protocol.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OlderExportTest {
  private static final UUID RUN = UUID.randomUUID();

  @TempDir Path folder;
  private RunStore store;
  private Path export;

  @BeforeEach
  void exportRun() {
    store = RunStore.open(folder.resolve("data"));
    var run = new RunRow("n", 0, "f", "b", 0, "p", 0, "c", "d", "r", 0, 0);
    var layer = new LayerRow("conv", 0, "convolution", 3);
    store.append(
        List.of(
            new NewTable(RUN, Table.RUN, 0, List.of(run)),
            new NewTable(RUN, Table.LAYERS, 1, List.of(layer))));
    export = folder.resolve("run.zip");
    store.export(RUN, export, RunFormat.PARQUET);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void anExportFromBeforeATableExistedIsRead() throws IOException {
    remove("settings.parquet");

    UUID imported = store.importFrom(export).run();
    assertThat(store.answer(new Question.Settings(imported)).rows()).isEmpty();
    assertThat(store.answer(new Question.Layers(imported)).rows()).hasSize(1);
    assertThat(store.verify()).isEmpty();
  }

  @Test
  void anExportThatLostATableIsRefused() throws IOException {
    remove("layers.parquet");

    assertThatThrownBy(() -> store.importFrom(export))
        .isInstanceOf(StoreException.class)
        .hasStackTraceContaining("batch 1 of layers");
    assertThat(store.verify()).isEmpty();
  }

  private void remove(String entry) throws IOException {
    URI zip = URI.create("jar:" + export.toUri());
    try (FileSystem files = FileSystems.newFileSystem(zip, Map.of())) {
      Files.delete(files.getPath(entry));
    }
  }
}
