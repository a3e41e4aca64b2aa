package org.conceptmonitor.server;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  private static final Pattern ADDRESS = Pattern.compile("\"(/(?:lib|web)/[^\"]*[^/\"])\"");

  private static final Pattern SCRIPT =
      Pattern.compile("<(?:link rel=\"modulepreload\" href|script src)=\"([^\"]+)\"[^>]*>");
  private static final Pattern TEMPLATE =
      Pattern.compile("<template data-of=\"([^\"]+)\">(.*?)</template>", Pattern.DOTALL);
  private static final String ECHARTS = "/lib/echarts/6.0.0/dist/echarts.esm.min.mjs";
  private static final String KEEP = "public, max-age=31536000, immutable";

  private static MonitorServer server;
  private static TestClient client;

  @BeforeAll
  static void startServer() {
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    client = new TestClient(server);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void thePageIsHtmlAndIsAskedForAgainEachTime() {
    HttpResponse<String> page = client.get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("cache-control")).hasValue("no-cache");
    assertThat(page.body()).contains("<title>Concept Monitor</title>");
  }

  @Test
  void everyAddressInThePageIsServed() {
    var addresses =
        ADDRESS.matcher(client.get("/").body()).results().map(MatchResult::group).distinct();
    assertThat(addresses.map(quoted -> quoted.substring(1, quoted.length() - 1)))
        .hasSizeGreaterThan(5)
        .allSatisfy(address -> assertThat(client.get(address).statusCode()).isEqualTo(200));
  }

  @Test
  void everyFileOfThePageIsServed() throws Exception {
    Path folder = Path.of(MonitorServer.class.getResource("/web").toURI());
    try (Stream<Path> below = Files.walk(folder)) {
      List<Path> files = below.filter(Files::isRegularFile).toList();
      assertThat(files).isNotEmpty();
      assertThat(files)
          .allSatisfy(
              file ->
                  assertThat(client.bytes("/web/" + folder.relativize(file)))
                      .isEqualTo(Files.readAllBytes(file)));
    }
  }

  @Test
  void thePageNamesTheModulesOfWhatIsPaintedFirstAndNoOther() {
    String own = own();
    assertThat(named())
        .contains("/lib/lit-html/3.3.3/lit-html.js")
        .contains(own + "views/overview.js", own + "parts/run-header.js", own + "parts/run-list.js")
        .doesNotContain(ECHARTS, own + "parts/training.js", own + "parts/command-palette.js")
        .doesNotContain(own + "views/scalars.js", own + "parts/embedding.js")
        .hasSizeLessThan(35)
        .allSatisfy(PageTest::assertMayBeKept);
  }

  @Test
  void allThatALaterModuleNeedsIsNamedToBeAskedForAtOnce() {
    String own = own();
    assertThat(named("parts/training.js"))
        .contains(ECHARTS, own + "parts/training.js", own + "parts/chart.js", own + "draw/base.js")
        .doesNotContainAnyElementsOf(named())
        .allSatisfy(PageTest::assertMayBeKept);
    assertThat(named("views/others.js"))
        .contains(own + "views/scalars.js", own + "parts/scalar-chart.js", own + "draw/scalars.js");
  }

  @Test
  void everyModuleIsAtAnAddressThatABrowserMayKeep() throws Exception {
    String own = own();
    assertThat(own).matches("/web/[\\w-]{16}/");
    Path folder = Path.of(MonitorServer.class.getResource("/web").toURI());
    try (Stream<Path> below = Files.walk(folder)) {
      assertThat(below.map(file -> own + folder.relativize(file)).filter(a -> a.endsWith(".js")))
          .hasSizeGreaterThan(100)
          .allSatisfy(PageTest::assertMayBeKept);
    }
  }

  @Test
  void aFileIsSentCompressedToWhoeverTakesThatAndNotAgainToWhoeverHasIt() throws Exception {
    String path = "/web/app.js";
    byte[] plain = client.bytes(path);
    HttpResponse<byte[]> compressed = get(path, "Accept-Encoding", "br, gzip");
    assertThat(compressed.headers().firstValue("content-encoding")).hasValue("gzip");
    assertThat(compressed.headers().firstValue("vary")).hasValue("accept-encoding");
    assertThat(compressed.body()).hasSizeLessThan(plain.length / 2);
    try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
      assertThat(unzipped.readAllBytes()).isEqualTo(plain);
    }
    for (String refusal : List.of("identity", "gzip;q=0", "br")) {
      assertThat(get(path, "Accept-Encoding", refusal).body()).isEqualTo(plain);
    }
    String tag = compressed.headers().firstValue("etag").orElseThrow();
    assertThat(tag).matches("\"[\\w-]{43}-gzip\"");
    assertThat(get(path, "Accept-Encoding", "gzip", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(client.uri(path)).headers(headers).build();
    return client.http().send(request, BodyHandlers.ofByteArray());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/lib/lit/3.3.3/index.js",
        "/lib/lit/3.3.3/directives/repeat.js",
        "/lib/lit-html/3.3.3/lit-html.js",
        "/lib/lit-element/4.2.2/lit-element.js",
        "/lib/reactive-element/2.1.2/css-tag.js",
        "/lib/echarts/6.0.0/dist/echarts.esm.min.mjs"
      })
  void librariesAreScriptsThatABrowserMayKeep(String path) {
    HttpResponse<String> library = client.get(path);
    assertThat(library.statusCode()).isEqualTo(200);
    assertThat(library.headers().firstValue("content-type"))
        .hasValue("text/javascript; charset=utf-8");
    assertThat(library.headers().firstValue("cache-control")).hasValue(KEEP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/web",
        "/web/",
        "/web/nothing.js",
        "/web/main.class",
        "/web/../org/conceptmonitor/server/MonitorServer.class",
        "/web/%2e%2e/META-INF/MANIFEST.MF",
        "/web/..%2f..%2fMETA-INF/resources/_static/lit/3.3.3/index.js",
        "/web/..%5cindex.html",
        "/web/index.html%00.js",
        "/lib",
        "/lib/",
        "/lib/lit",
        "/lib/lit/3.3.3/",
        "/lib/lit/3.3.3/../../echarts/6.0.0/index.js",
        "/lib/echarts/6.0.0/index.js",
        "/lib/zrender/6.0.0/index.js",
        "/lib/../importmap.json",
        "/index.html",
        "/META-INF/importmap.json"
      })
  void whatIsNoFileOfThePageIsNotFound(String path) throws IOException {
    try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(answer).startsWith("HTTP/1.1 404 Not Found").contains("{\"error\":");
    }
  }

  @Test
  void anotherMethodIsRefused() {
    HttpResponse<String> response = client.post("/api/v1/runs", new byte[0]);
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(client.error(response)).isEqualTo("POST is not possible here");
  }

  /** The scripts that a browser asks for when it reads the page. */
  private static Set<String> named() {
    return scripts(TEMPLATE.matcher(client.get("/").body()).replaceAll(""));
  }

  /** The modules that the page names for one that is imported later. */
  private static Set<String> named(String later) {
    return TEMPLATE
        .matcher(client.get("/").body())
        .results()
        .filter(template -> template.group(1).equals(later))
        .map(template -> scripts(template.group(2)))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> scripts(String html) {
    return SCRIPT.matcher(html).results().map(match -> match.group(1)).collect(toSet());
  }

  /** Where the page's own files are. */
  private static String own() {
    String app = named().stream().filter(a -> a.endsWith("/app.js")).findFirst().orElseThrow();
    return app.substring(0, app.length() - "app.js".length());
  }

  private static void assertMayBeKept(String address) {
    HttpResponse<String> module = client.get(address);
    assertThat(module.statusCode()).isEqualTo(200);
    assertThat(module.headers().firstValue("cache-control")).hasValue(KEEP);
  }
}
