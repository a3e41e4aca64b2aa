package org.conceptmonitor.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.List;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Chromium.class)
class PageKeysTest {
  private static MonitorServer server;

  private MonitorPage page;
  private Keyboard keys;

  @BeforeAll
  static void startServer() {
    long now = System.currentTimeMillis();
    server = MonitorServer.start(ServerOptions.builder().port(0).build());
    new PageRun(server.uri(), "older", now - 5000).send(2);
    new PageRun(server.uri(), "newer", now).send(4);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void openPage(Browser browser) {
    page = MonitorPage.open(browser, server.uri(), "/diversity");
    keys = page.browserPage().keyboard();
    page.eventually(() -> assertThat(page.numbers("pairwise-distance-chart", "conv1")).hasSize(4));
  }

  @AfterEach
  void closePage() {
    assertThat(page.problems()).isEmpty();
    page.close();
  }

  private void press(String... pressed) {
    for (String key : pressed) {
      keys.press(key);
    }
  }

  private void urlHolds(String text) {
    page.eventually(() -> assertThat(page.browserPage().url()).contains(text));
  }

  @Test
  void aQuestionMarkShowsTheKeysAndEscapeHidesThem() {
    press("?");
    page.eventually(() -> assertThat(page.part("keys").isVisible()).isTrue());
    assertThat(page.part("keys").innerText()).contains("Find a command", "Go to Scalars");
    press("Escape");
    page.eventually(() -> assertThat(page.part("keys").isVisible()).isFalse());
  }

  @Test
  void keysAreNotLostThatArePressedBeforeTheirDialogHasCome() {
    page.browserPage().waitForFunction("() => customElements.get('cm-command-palette')");
    List<Route> held = new ArrayList<>();
    page.browserPage().route("**/parts/controls.js", held::add);
    page.browserPage().reload(new Page.ReloadOptions().setWaitUntil(WaitUntilState.COMMIT));
    page.eventually(() -> assertThat(page.part("run-name").count()).isOne());
    press("Control+k");
    page.eventually(() -> assertThat(held).isNotEmpty());
    keys.type("go to");
    press("ArrowDown", "ArrowDown", "Enter");
    assertThat(page.part("palette").count()).isZero();
    held.get(0).resume();
    urlHolds("/#/scalars");
  }

  @Test
  void lettersGoToViewsRunsAndEpochs() {
    press("g", "e");
    urlHolds("/#/embedding");
    press("[", "[");
    urlHolds("epoch=1");
    press("]");
    urlHolds("epoch=2");
    press("f");
    page.eventually(() -> assertThat(page.browserPage().url()).doesNotContain("epoch="));
    press("j");
    page.eventually(() -> assertThat(page.part("run-name").innerText()).isEqualTo("older"));
    press("k");
    page.eventually(() -> assertThat(page.part("run-name").innerText()).isEqualTo("newer"));
    press("g", "s", "l");
    urlHolds("log=1");
  }

  @Test
  void thePaletteFindsACommandByAnyPartOfItsWords() {
    press("Control+k");
    page.eventually(() -> assertThat(page.part("palette").isVisible()).isTrue());
    keys.type("run old");
    page.eventually(
        () ->
            assertThat(page.part("palette").locator("[role=option]").allInnerTexts())
                .containsExactly("Show run older"));
    press("Enter");
    page.eventually(() -> assertThat(page.part("run-name").innerText()).isEqualTo("older"));
    assertThat(page.part("palette").isVisible()).isFalse();
  }

  @Test
  void arrowsChooseAmongTheCommandsFound() {
    press("Control+k");
    keys.type("go to");
    press("ArrowDown", "ArrowDown", "Enter");
    urlHolds("/#/scalars");
  }

  @Test
  void aSlashSearchesAndLettersAreWrittenThere() {
    press("g", "s");
    page.eventually(() -> assertThat(page.part("shown-tags").innerText()).startsWith("4 of 4"));
    press("/");
    keys.type("gle");
    urlHolds("match=gle");
    page.eventually(
        () -> assertThat(page.part("no-series").innerText()).contains("No series matches “gle”"));
  }

  @Test
  void withTheKeyboardAloneARunIsComparedAndASeriesPinned() {
    press("g", "r");
    page.eventually(() -> assertThat(page.browserPage().locator("cm-run-table").count()).isOne());
    tabTo("Compare older");
    press("Space");
    urlHolds("with=");
    press("g", "s");
    page.eventually(() -> assertThat(page.series("scalar-train/score")).contains("older", "newer"));
    tabTo("pin");
    press("Enter");
    urlHolds("pin=train/accuracy");
  }

  private void tabTo(String name) {
    for (int i = 0; i < 60 && !page.focused().equals(name); i++) {
      press("Tab");
    }
    assertThat(page.focused()).isEqualTo(name);
  }
}
