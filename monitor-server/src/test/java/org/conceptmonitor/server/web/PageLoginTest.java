package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.conceptmonitor.server.security.Role;
import org.conceptmonitor.server.security.TokenFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Chromium.class)
class PageLoginTest {
  @TempDir static Path certificates;
  private static SelfSigned certificate;

  @TempDir Path folder;
  private String token;
  private MonitorServer server;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void makeCertificate() throws Exception {
    certificate = SelfSigned.make(certificates, "dns:localhost,ip:127.0.0.1");
  }

  @BeforeEach
  void start(Browser browser) {
    token = TokenFile.in(folder).create(Role.READ).text();
    server =
        MonitorServer.start(
            ServerOptions.builder()
                .port(0)
                .data(folder)
                .requireToken()
                .idle(Duration.ofSeconds(2))
                .tls(certificate.certificate(), certificate.key())
                .build());
    context = browser.newContext(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true));
    page = context.newPage();
  }

  @AfterEach
  void stop() {
    context.close();
    server.close();
  }

  @Test
  void thePrintedAddressOpensThePageAndTheTokenLeavesTheAddress() {
    page.navigate(server.uri() + "/login#token=" + token + "&epoch=3");
    assertThatThePageIsOpen();
    assertThat(page.url()).isEqualTo(server.uri() + "/#epoch=3");
    Cookie cookie = context.cookies().get(0);
    assertThat(cookie.httpOnly).isTrue();
    assertThat(cookie.secure).isTrue();
    assertThat(page.evaluate("document.cookie")).isEqualTo("");
    page.navigate(server.uri().toString());
    assertThatThePageIsOpen();
  }

  @Test
  void whoComesWithoutTokenIsAskedForOne() {
    page.navigate(server.uri().toString());
    assertThat(page.url()).isEqualTo(server.uri() + "/login");
    logIn("cmr_wrong");
    page.getByTestId("login-message").getByText("This token is not known here.").waitFor();
    logIn(token);
    assertThatThePageIsOpen();
  }

  @Test
  void whoLogsOutIsAskedForATokenAgain() {
    page.navigate(server.uri() + "/login#token=" + token);
    assertThatThePageIsOpen();
    page.getByLabel("Log out").click();
    page.getByTestId("login").waitFor();
    assertThat(context.cookies()).isEmpty();
    page.navigate(server.uri().toString());
    assertThat(page.url()).isEqualTo(server.uri() + "/login");
  }

  @Test
  void aWriteTokenOpensNothing() {
    page.navigate(server.uri().toString());
    logIn(TokenFile.in(folder).create(Role.WRITE).text());
    page.getByTestId("login-message").getByText("token").waitFor();
    assertThat(page.url()).isEqualTo(server.uri() + "/login");
    assertThat(context.cookies()).isEmpty();
  }

  @Test
  void aRevokedTokenLeadsBackToTheLogin() {
    page.navigate(server.uri() + "/login#token=" + token);
    assertThatThePageIsOpen();
    TokenFile.in(folder).rotate(Role.READ);
    page.waitForURL(server.uri() + "/login");
    page.getByTestId("login").waitFor();
  }

  private void logIn(String text) {
    page.getByLabel("Read token").fill(text);
    page.getByText("Open", new Page.GetByTextOptions().setExact(true)).click();
  }

  private void assertThatThePageIsOpen() {
    page.getByTestId("welcome").waitFor();
    URI shown = URI.create(page.url());
    assertThat(shown.getPath()).isEqualTo("/");
  }
}
