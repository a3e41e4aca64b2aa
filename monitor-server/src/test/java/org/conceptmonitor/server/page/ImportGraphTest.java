package org.conceptmonitor.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportGraphTest {
  private static final Map<String, String> MODULES =
      Map.of(
          "/web/main.js", "import './shown.js';\nconst view = () => import('./view.js');",
          "/web/shown.js", "export const echarts = import('echarts');",
          "/web/view.js", "const w = new Worker(new URL('./worker.js', import.meta.url), {});",
          "/web/worker.js", "import {read} from './read.js';",
          "/web/read.js", "",
          "/lib/echarts.js", "");

  private final ImportGraph graph =
      new ImportGraph("{\"imports\": {\"echarts\": \"/lib/echarts.js\"}}", MODULES::get);

  @Test
  void whatIsEvaluatedAtOnceIsFoundThroughAllImports() {
    assertThat(graph.from(List.of("/web/main.js")))
        .containsExactlyInAnyOrder("/web/main.js", "/web/shown.js", "/lib/echarts.js");
  }

  @Test
  void whatMayBeImportedLaterAndWhatWorkersRunBelongsToAll() {
    assertThat(graph.all(List.of("/web/main.js")))
        .containsExactlyInAnyOrderElementsOf(MODULES.keySet());
  }
}
