package org.hamlet.cli.spamd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hamlet.cli.failure.CommandFailure;
import org.hamlet.cli.failure.ExitCodes;
import org.hamlet.cli.failure.FailureText;

/** Asks a server for its figures. */
final class FiguresClient {

  /** Longest answer, in bytes. */
  private static final int MAX_ANSWER_BYTES = 8 << 20;

  /** How long a server may take to answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final double MILLIS_A_SECOND = 1000;

  private static final String REQUEST = "GET /metrics HTTP/1.0\r\n\r\n";

  private final SocketAddress server;
  private final String name;

  private FiguresClient(SocketAddress server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Of a server with {@code --status PATH}. */
  static FiguresClient of(Path socket) {
    return new FiguresClient(UnixDomainSocketAddress.of(socket), socket.toString());
  }

  /** Of a server with {@code --metrics PORT} on this machine. */
  static FiguresClient of(int port) {
    InetAddress here = InetAddress.getLoopbackAddress();
    return new FiguresClient(new InetSocketAddress(here, port), "port " + port);
  }

  /**
   * Its figures now.
   *
   * @throws CommandFailure when it does not answer
   */
  FiguresSample ask() {
    return ask(PATIENCE);
  }

  /** The same with another patience. */
  FiguresSample ask(Duration patience) {
    FutureTask<FiguresSample> answer = new FutureTask<>(this::answer);
    Thread asking = new Thread(answer, "figures");
    asking.setDaemon(true);
    asking.start();
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      boolean io = e.getCause() instanceof IOException;
      throw failure(io ? FailureText.of((IOException) e.getCause()) : e.getCause().toString());
    } catch (TimeoutException e) {
      asking.interrupt();
      throw failure("no answer within " + patience.toMillis() / MILLIS_A_SECOND + " s");
    } catch (InterruptedException e) {
      asking.interrupt();
      Thread.currentThread().interrupt();
      throw failure("interrupted");
    }
  }

  /** An interrupt closes the channel, so that nothing here waits on. */
  private FiguresSample answer() throws IOException {
    try (SocketChannel channel = SocketChannel.open(server)) {
      channel.write(ByteBuffer.wrap(REQUEST.getBytes(US_ASCII)));
      InputStream in = Channels.newInputStream(channel);
      String answer = new String(in.readNBytes(MAX_ANSWER_BYTES), UTF_8);
      if (!answer.startsWith("HTTP/1.1 200 ")) {
        throw new IOException("what answers is no hamlet spamd");
      }
      return new FiguresSample(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }
  }

  private CommandFailure failure(String why) {
    String hint = "; is hamlet spamd running with --status or --metrics?";
    return new CommandFailure(ExitCodes.UNAVAILABLE, "no figures from " + name + ": " + why + hint);
  }
}
