package org.conceptmonitor.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.conceptmonitor.agent.transport.SampleTables.RUN;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server with a certificate of its own, and tokens. */
class TrustedServerTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private static Path folder;
  private static KeyStore keys;
  private static Path certificate;

  private final RecordingLogger log = new RecordingLogger();
  private final Semaphore stored = new Semaphore(0);
  private HttpsServer server;

  @BeforeAll
  static void makeACertificate() throws Exception {
    RecordingServer.answerWithoutDelay();
    keys = KeyStore.getInstance(keyStore().toFile(), PASSWORD);
    certificate = folder.resolve("server.pem");
    byte[] encoded = keys.getCertificate("server").getEncoded();
    Files.writeString(
        certificate,
        "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(encoded)));
  }

  @BeforeEach
  void serve() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context()));
    server.createContext("/", this::store);
    server.start();
  }

  private static Path keyStore() throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD),
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=monitor",
                "-ext",
                "SAN=ip:127.0.0.1")
            .redirectErrorStream(true)
            .start();
    try (InputStream said = keytool.getInputStream()) {
      String lines = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(keytool.waitFor()).as(lines).isZero();
    }
    return file;
  }

  private static SSLContext context() throws Exception {
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    return context;
  }

  private void store(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] answer = "{\"stored\": true, \"name\": \"baseline\"}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
      stored.release();
    }
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aServerIsTrustedByTheFileOfItsCertificate() throws Exception {
    try (HttpSink sink = sink().trust(certificate).build()) {
      sink.send(RUN);

      assertThat(stored.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void anUnknownCertificateIsReportedWithWhatToDo() throws Exception {
    try (HttpSink sink = sink().build()) {
      sink.send(RUN);
      log.awaitLineWith("name the PEM file of its certificate with trust(...)");
      assertThat(sink.state().dropped()).isZero();
    }
    assertThat(stored.availablePermits()).isZero();
  }

  @Test
  void aFileWithoutCertificatesIsRefused() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.pem"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> sink().trust(empty).build())
        .withMessageContainingAll(empty.toString(), "holds none", "name the PEM file");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sink().trust(folder.resolve("missing.pem")).build())
        .withMessageContainingAll("missing.pem", "name the PEM file");
  }

  @Test
  void aTokenThatCanNotBeOneIsRefusedAndNeverPrinted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sink().token("abc\ndef"))
        .withMessageContaining("copy the one that the server printed")
        .withMessageNotContaining("abc");
    assertThat(ServerAccess.of(Map.of()).withToken("abc").toString()).doesNotContain("abc");
  }

  @ParameterizedTest
  @CsvSource({
    "http://monitor.example:6007, true",
    "http://127.example:6007, true",
    "https://monitor.example:6007, false",
    "http://127.0.0.1:6007, false",
    "http://localhost:6007, false",
    "http://[::1]:6007, false"
  })
  void aTokenIsExposedByPlainHttpToOtherMachines(URI address, boolean exposed) {
    assertThat(ServerAccess.of(Map.of()).withToken("abc").exposesToken(address)).isEqualTo(exposed);
    assertThat(ServerAccess.of(Map.of()).exposesToken(address)).isFalse();
  }

  @Test
  void theTokenOfTheEnvironmentIsTakenWithoutBlanksAroundIt() {
    assertThat(ServerAccess.of(Map.of("CONCEPT_MONITOR_TOKEN", " abc\n")).token()).hasValue("abc");
    assertThat(ServerAccess.of(Map.of("CONCEPT_MONITOR_TOKEN", " ")).token()).isEmpty();
  }

  private HttpSinkBuilder sink() {
    return HttpSink.builder(URI.create("https://127.0.0.1:" + server.getAddress().getPort()))
        .spool(folder.resolve("spool"))
        .closeTimeout(Duration.ofMillis(100))
        .backOff(failures -> Duration.ofMillis(5))
        .logger(log);
  }
}
