package org.conceptmonitor.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A network that fails: passes connections on to a server and cuts the first so many of them, each
 * after a random number of bytes in either direction.
 */
final class CuttingProxy implements AutoCloseable {
  private static final int MOST_BYTES = 6_000;
  private static final int CHUNK = 1_024;

  private final ServerSocket listener;
  private final URI target;
  private final Random random;
  private final AtomicInteger cutsLeft;

  /**
   * Starts to listen on a free port.
   *
   * @param cuts how many connections are cut; later ones hold
   */
  CuttingProxy(URI target, Random random, int cuts) throws IOException {
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.target = target;
    this.random = random;
    this.cutsLeft = new AtomicInteger(cuts);
    start(this::accept);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** How many connections are still to be cut. */
  int cutsLeft() {
    return cutsLeft.get();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cutting-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket agent = listener.accept();
        connect(agent);
      }
    } catch (IOException e) {
      // Closed: no more connections.
    }
  }

  private void connect(Socket agent) throws IOException {
    Socket server = new Socket(target.getHost(), target.getPort());
    agent.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    AtomicLong left =
        new AtomicLong(cutsLeft.get() > 0 ? 1 + random.nextInt(MOST_BYTES) : Long.MAX_VALUE);
    start(() -> pass(agent, server, left));
    start(() -> pass(server, agent, left));
  }

  private void pass(Socket from, Socket to, AtomicLong left) {
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        long rest = left.getAndAdd(-read);
        out.write(chunk, 0, (int) Math.max(0, Math.min(rest, read)));
        if (rest <= read) {
          cut(from, to, rest);
          return;
        }
      }
    } catch (IOException e) {
      // The other end, or the other direction, has gone.
    } finally {
      close(from);
      close(to);
    }
  }

  /** Counts the cut, which both directions may notice. */
  private void cut(Socket one, Socket other, long rest) throws IOException {
    if (rest > 0) {
      cutsLeft.decrementAndGet();
    }
    one.setSoLinger(true, 0);
    other.setSoLinger(true, 0);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
