package org.hamlet.net.razor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A server on the loopback that answers each line as it is told, and remembers the lines. */
final class RazorServer implements AutoCloseable {

  private final ServerSocket socket;
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Semaphore ended = new Semaphore(0);

  /**
   * A server.
   *
   * @param greeting what it says first
   * @param behaviour what it answers to a line; an empty text for none
   */
  RazorServer(String greeting, Function<String, String> behaviour) throws IOException {
    this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> serve(greeting, behaviour), "razor-server");
    thread.setDaemon(true);
    thread.start();
  }

  String place() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  List<String> received() {
    return received;
  }

  /** The lines, when a connection has ended: the last comes when its answers are there. */
  List<String> receivedToTheEnd() throws InterruptedException {
    if (!ended.tryAcquire(10, TimeUnit.SECONDS)) {
      throw new AssertionError("the connection has not ended: " + received);
    }
    return received;
  }

  int connections() {
    return connections.get();
  }

  private void serve(String greeting, Function<String, String> behaviour) {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept();
          BufferedReader in =
              new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1))) {
        connections.incrementAndGet();
        OutputStream out = client.getOutputStream();
        out.write(greeting.getBytes(ISO_8859_1));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          received.add(line);
          out.write(behaviour.apply(line).getBytes(ISO_8859_1));
        }
        ended.release();
      } catch (IOException e) {
        received.add("closed");
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
