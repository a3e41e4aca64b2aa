package org.conceptmonitor.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a server says of one run, question by question, to be compared with what another says. */
final class AllAnswers {
  private static final List<String> QUESTIONS =
      List.of(
          "settings",
          "layers",
          "concepts",
          "anchors",
          "scalars",
          "snapshots",
          "diversity",
          "anchor-distances",
          "categories",
          "alerts",
          "neurons?epoch=0",
          "neurons?epoch=1",
          "neuron?layer=conv&neuron=1",
          "detections",
          "histograms?layer=conv&neuron=1",
          "top-images?layer=conv&neuron=1&epoch=1");

  private AllAnswers() {}

  /** The rows of every question; the run's own row is without its id and name. */
  static Map<String, String> of(TestClient client, UUID run) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String question : QUESTIONS) {
      answers.put(question, client.rows("/api/v1/runs/" + run + "/" + question));
    }
    byte[] image = client.bytes("/api/v1/runs/" + run + "/images/7");
    answers.put("images/7", Base64.getEncoder().encodeToString(image));
    answers.put("run", description(client, run));
    return answers;
  }

  private static String description(TestClient client, UUID run) {
    StringBuilder text = new StringBuilder();
    for (JsonNode row : client.ask("/api/v1/runs").get("rows")) {
      if (row.get(0).asText().equals(run.toString())) {
        for (int column = 2; column < row.size(); column++) {
          text.append(row.get(column)).append(' ');
        }
      }
    }
    return text.toString();
  }
}
