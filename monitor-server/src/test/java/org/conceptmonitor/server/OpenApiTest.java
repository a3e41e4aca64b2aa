package org.conceptmonitor.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the description of the interface against its routes and its answers. */
class OpenApiTest {
  private static final UUID RUN = new UUID(5, 1);
  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("run", RUN.toString()),
          Map.entry("tag", "train/score"),
          Map.entry("after", "1"),
          Map.entry("points", "2"),
          Map.entry("epoch", "1"),
          Map.entry("layer", "conv"),
          Map.entry("neuron", "1"),
          Map.entry("limit", "2"),
          Map.entry("offset", "1"),
          Map.entry("image", "7"),
          Map.entry("word", "wheel"),
          Map.entry("detector", "cos-cubed"),
          Map.entry("rule", "fixed"),
          Map.entry("threshold", "0.1"),
          Map.entry("rate", "0.5"),
          Map.entry("temperature", "0.1"));
  private static final Map<String, String> ARROW =
      Map.of(
          "Int", "Int(32, true)",
          "Long", "Int(64, true)",
          "Float", "FloatingPoint(SINGLE)",
          "Double", "FloatingPoint(DOUBLE)",
          "Text", "Utf8");
  private static final Map<String, Predicate<JsonNode>> JSON =
      Map.of(
          "Int", JsonNode::canConvertToInt,
          "Long", JsonNode::canConvertToLong,
          "Float", OpenApiTest::isFloating,
          "Double", OpenApiTest::isFloating,
          "Text", JsonNode::isTextual);

  private static MonitorServer server;
  private static TestClient client;
  private static JsonNode description;

  @BeforeAll
  static void startServer() {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    client = new TestClient(server);
    description = client.ask("/api/v1/openapi.json");
    long next = SampleRun.send(client, RUN, "baseline", 0, 1);
    next = SampleVectors.send(client, RUN, next, 0, 1);
    client.post(RUN, next, SampleRun.SETTINGS);
    client.post(RUN, next + 1, SampleRun.HISTOGRAMS);
    SampleRun.sendSimilarities(client, RUN, next + 2, 1);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private static boolean isFloating(JsonNode value) {
    return value.isNumber() || Set.of("NaN", "Infinity", "-Infinity").contains(value.asText());
  }

  @Test
  void everyRouteIsDescribedAndNothingElse() {
    Set<String> described = new TreeSet<>();
    for (var path : description.get("paths").properties()) {
      path.getValue()
          .fieldNames()
          .forEachRemaining(method -> described.add(method + " " + path.getKey()));
    }
    ServerOptions options = ServerOptions.builder().port(0).requireToken().build();
    try (MonitorServer guarded = MonitorServer.start(options)) {
      assertThat(described)
          .isEqualTo(
              guarded.routes().stream()
                  .filter(route -> route.contains(" /api/"))
                  .map(OpenApiTest::described)
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  private static String described(String route) {
    String[] parts = route.split(" ", 2);
    return parts[0].toLowerCase(Locale.ROOT) + " " + parts[1].replaceAll(":(\\w+)", "{$1}");
  }

  static List<String> questions() {
    List<String> paths = new ArrayList<>();
    JsonNode all = client.ask("/api/v1/openapi.json").get("paths");
    all.fieldNames()
        .forEachRemaining(
            path -> {
              if (!rowSchema(all.get(path).at("/get")).isMissingNode()) {
                paths.add(path);
              }
            });
    return paths;
  }

  private static JsonNode rowSchema(JsonNode operation) {
    return operation.at("/responses/200/content/application~1json/schema/properties/rows/items");
  }

  @ParameterizedTest
  @MethodSource("questions")
  void jsonAnswersHaveTheDescribedColumnsAndTypes(String path) {
    JsonNode operation = operation(path);
    JsonNode answer = client.ask(address(path, required(operation)));
    assertThat(answer.get("columns"))
        .isEqualTo(
            operation.at(
                "/responses/200/content/application~1json/schema/properties/columns/const"));
    assertThat(answer.get("rows")).isNotEmpty();
    JsonNode types = rowSchema(operation).get("prefixItems");
    for (JsonNode row : answer.get("rows")) {
      assertThat(row).hasSameSizeAs(types);
      for (int column = 0; column < types.size(); column++) {
        assertThat(isOf(types.get(column), row.get(column)))
            .as("%s of %s is a %s", row.get(column), answer.get("columns"), types.get(column))
            .isTrue();
      }
    }
  }

  private static boolean isOf(JsonNode type, JsonNode value) {
    return value.isNull() ? type.has("oneOf") : JSON.get(name(type)).test(value);
  }

  private static String name(JsonNode type) {
    JsonNode reference = type.has("oneOf") ? type.at("/oneOf/0/$ref") : type.get("$ref");
    return reference.asText().replace("#/components/schemas/", "");
  }

  @ParameterizedTest
  @MethodSource("questions")
  void arrowAnswersHaveTheDescribedColumnsAndTypesAndTheValuesOfTheJson(String path)
      throws Exception {
    String address = address(path, required(operation(path)));
    ArrowReader.Content arrow = ArrowReader.read(arrow(address));
    List<String> types = new ArrayList<>();
    rowSchema(operation(path)).get("prefixItems").forEach(type -> types.add(ARROW.get(name(type))));
    assertThat(arrow.fields())
        .extracting(field -> field.getType().toString())
        .containsExactlyElementsOf(types);
    JsonNode json = client.ask(address);
    assertThat(arrow.fields()).extracting(Field::getName).isEqualTo(texts(json.get("columns")));
    assertThat(arrow.rows().stream().map(row -> row.stream().map(String::valueOf).toList()))
        .containsExactlyElementsOf(
            StreamSupport.stream(json.get("rows").spliterator(), false)
                .map(OpenApiTest::texts)
                .toList());
  }

  private static byte[] arrow(String address) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(client.uri(address))
            .header("Accept", TestClient.ARROW_STREAM)
            .build();
    HttpResponse<byte[]> response = client.http().send(request, BodyHandlers.ofByteArray());
    assertThat(response.headers().firstValue("Content-Type")).hasValue(TestClient.ARROW_STREAM);
    return response.body();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyDescribedParameterIsTakenAndNoOther(String path) {
    List<String> all = parameters(operation(path), parameter -> true);
    assertThat(client.get(address(path, all)).statusCode()).isEqualTo(200);
    assertThat(client.get(address(path, List.of("other"))).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @MethodSource("questions")
  void numbersOutsideTheDescribedRangeAnswer400AndNameIt(String path) {
    for (JsonNode parameter : resolved(operation(path))) {
      JsonNode schema = parameter.get("schema");
      if (schema.has("maximum")) {
        String name = parameter.get("name").asText();
        for (String range : List.of("minimum", "maximum")) {
          assertThat(client.error(withValue(path, name, beyond(schema, range))))
              .startsWith(name + " is '")
              .contains(schema.get(range).asText());
        }
      }
    }
  }

  private static String beyond(JsonNode schema, String range) {
    BigInteger edge = schema.get(range).bigIntegerValue();
    BigInteger one = BigInteger.ONE;
    return (range.equals("minimum") ? edge.subtract(one) : edge.add(one)).toString();
  }

  private static HttpResponse<String> withValue(String path, String parameter, String value) {
    Map<String, String> values = new HashMap<>(EXAMPLES);
    values.put(parameter, value);
    List<String> names = new ArrayList<>(required(operation(path)));
    if (!names.contains(parameter)) {
      names.add(parameter);
    }
    HttpResponse<String> response = client.get(address(path, names, values));
    assertThat(response.statusCode()).isEqualTo(400);
    return response;
  }

  private static JsonNode operation(String path) {
    return description.get("paths").get(path).get("get");
  }

  private static List<String> required(JsonNode operation) {
    return parameters(operation, parameter -> parameter.get("required").asBoolean());
  }

  private static List<String> parameters(JsonNode operation, Predicate<JsonNode> wanted) {
    return resolved(operation).stream()
        .filter(parameter -> parameter.get("in").asText().equals("query"))
        .filter(wanted)
        .map(parameter -> parameter.get("name").asText())
        .toList();
  }

  private static List<JsonNode> resolved(JsonNode operation) {
    return StreamSupport.stream(operation.get("parameters").spliterator(), false)
        .map(reference -> description.at(reference.get("$ref").asText().substring(1)))
        .toList();
  }

  private static String address(String path, List<String> parameters) {
    return address(path, parameters, EXAMPLES);
  }

  private static String address(String path, List<String> names, Map<String, String> values) {
    String query =
        names.stream()
            .map(name -> name + "=" + values.getOrDefault(name, "1"))
            .collect(Collectors.joining("&", "?", ""));
    return path.replace("{run}", RUN.toString()) + query;
  }
}
