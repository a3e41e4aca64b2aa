package org.conceptmonitor.server.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the system's Chromium as a {@link Browser}, started once; of two the one that has no
 * windows of its own to draw. Without one the tests are skipped, and fail where the variable CI is
 * {@code true}: a pipeline must not lose them unnoticed.
 */
public final class Chromium implements ExecutionCondition, ParameterResolver {
  private static final List<String> NAMES =
      List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
  private static final String HOW =
      "no Chromium found: install it (on Debian and Ubuntu: apt install chromium),"
          + " or set the variable CHROMIUM to its executable";

  private final Map<String, String> environment;

  /** Looks where this process would. */
  public Chromium() {
    this(System.getenv());
  }

  Chromium(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The executable that CHROMIUM names, else the first one on the PATH. */
  Optional<Path> executable() {
    String chosen = environment.getOrDefault("CHROMIUM", "");
    if (!chosen.isEmpty()) {
      return Optional.of(Path.of(chosen)).filter(Files::isExecutable);
    }
    String[] folders = environment.getOrDefault("PATH", "").split(File.pathSeparator);
    return NAMES.stream()
        .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean must = "true".equals(environment.get("CI"));
    return must || executable().isPresent()
        ? ConditionEvaluationResult.enabled("")
        : ConditionEvaluationResult.disabled(HOW);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Path executable = executable().orElseThrow(() -> new IllegalStateException(HOW));
    return context
        .getRoot()
        .getStore(Namespace.create(Chromium.class))
        .getOrComputeIfAbsent(executable, Running::start, Running.class)
        .browser();
  }

  private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
    static Running start(Path executable) {
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      Browser browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(executable)
                      .setArgs(
                          List.of(
                              "--no-sandbox", "--disable-gpu", "--disable-background-networking")));
      return new Running(playwright, browser);
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }
}
