package org.conceptmonitor.server.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.conceptmonitor.server.MonitorServer;
import org.conceptmonitor.server.ServerOptions;

/** A server in a process of its own, which can be killed. It ends when its starter does. */
final class ServerProcess implements AutoCloseable {
  private static final String ANNOUNCEMENT = "Concept Monitor: ";

  private final Process process;
  private final URI uri;

  private ServerProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts a server and waits until it listens. */
  static ServerProcess start(Path data, String... flags) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", classPath(), ServerProcess.class.getName(), data.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(ANNOUNCEMENT)) {
        return new ServerProcess(process, URI.create(line.substring(ANNOUNCEMENT.length())));
      }
    }
    throw new IOException("the server ended before it listened");
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  URI uri() {
    return uri;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Ends the process without a warning, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  /** Lets the server end by itself. */
  @Override
  public void close() {
    try {
      process.outputWriter(StandardCharsets.UTF_8).close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await();
  }

  private void await() {
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the server does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Serves a folder until there is no more input. */
  public static void main(String[] arguments) throws IOException {
    ServerOptions options = ServerOptions.builder().port(0).data(Path.of(arguments[0])).build();
    MonitorServer server = MonitorServer.start(options);
    while (System.in.read() >= 0) {
      // the starter says nothing: it closes the pipe when it ends
    }
    server.close();
  }
}
