package org.hamlet.net.razor;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hamlet.digest.razor.EphemeralSeed;
import org.hamlet.message.Bytes;
import org.hamlet.message.ParsedMessage;
import org.hamlet.net.service.HostPort;

/** One connection to a server, up to its deadline. Blocks; one thread. */
final class Conversation implements Closeable {

  /** Longest line of a server, in bytes. */
  static final int MAX_LINE_BYTES = 4_096;

  /** Most lines of one answer. */
  static final int MAX_LINES = 400;

  /** A line that would end a message. */
  private static final Pattern LONE_DOT = Pattern.compile("(?m)^\\.(?=\\r?$)");

  private final Socket socket;
  private final InputStream input;
  private final long deadline;
  private final SisLine greeting;

  private Conversation(Socket socket, long deadline) throws IOException {
    this.socket = socket;
    this.input = new BufferedInputStream(socket.getInputStream());
    this.deadline = deadline;
    this.greeting = SisLine.parse(line());
    if (greeting.text("sn").isEmpty()) {
      throw new IOException("it is no Razor server");
    }
    send("cn=hamlet&cv=0.1\r\n");
  }

  /** Connects and exchanges greetings. */
  static Conversation with(HostPort server, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    Socket socket = new Socket();
    try {
      InetAddress address = InetAddress.getByName(server.host());
      socket.connect(
          new InetSocketAddress(address, server.port()), Math.toIntExact(patience.toMillis()));
      return new Conversation(socket, deadline);
    } catch (UnknownHostException e) {
      socket.close();
      throw new IOException("its name is not known", e);
    } catch (SocketTimeoutException e) {
      socket.close();
      throw new IOException("it does not answer", e);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  /** How passages are chosen there for signatures of engine 4. */
  EphemeralSeed seed() {
    return EphemeralSeed.parse(greeting.text("ep4")).orElse(EphemeralSeed.USUAL);
  }

  /** Sends a whole message behind a question, with line ends as they are. */
  SisLine send(String question, ParsedMessage message) throws IOException {
    OutputStream out = socket.getOutputStream();
    send("-" + question + "\r\n");
    Bytes header = message.pristineHeader();
    Bytes body = message.pristineBody();
    out.write(header.array(), header.offset(), header.length());
    send(LONE_DOT.matcher(body.text()).replaceAll(".."));
    send("\r\n.\r\n");
    return lines(1).get(0);
  }

  /** Asks one or more questions at once; gives as many answers. */
  List<SisLine> ask(List<String> questions) throws IOException {
    boolean batch = questions.size() > 1;
    send((batch ? "-" : "") + String.join("\r\n", questions) + "\r\n" + (batch ? ".\r\n" : ""));
    List<SisLine> answers = lines(questions.size());
    if (answers.size() < questions.size()) {
      throw new IOException("it answers fewer questions than it was asked");
    }
    return answers;
  }

  /** Asks a question whose answer may have several lines. */
  List<SisLine> list(String question) throws IOException {
    send(question + "\r\n");
    return lines(MAX_LINES);
  }

  /** Lines up to a dot; an answer of one line has neither a hyphen in front nor a dot. */
  private List<SisLine> lines(int most) throws IOException {
    List<SisLine> lines = new ArrayList<>();
    String line = line();
    if (!line.startsWith("-")) {
      lines.add(SisLine.parse(line));
      while (lines.size() < most && most < MAX_LINES) {
        lines.add(SisLine.parse(line()));
      }
      return lines;
    }
    line = line.substring(1);
    while (!line.equals(".")) {
      if (lines.size() == MAX_LINES) {
        throw new IOException("its answer has more than " + MAX_LINES + " lines");
      }
      lines.add(SisLine.parse(line));
      line = line();
    }
    return lines;
  }

  private void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new SocketTimeoutException("it does not answer in time");
      }
      socket.setSoTimeout(Math.toIntExact(left));
      int octet = input.read();
      if (octet < 0) {
        throw new IOException("it ends the connection");
      }
      if (octet == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
      }
      if (line.size() == MAX_LINE_BYTES) {
        throw new IOException("it sends a line longer than " + MAX_LINE_BYTES + " bytes");
      }
      line.write(octet);
    }
  }

  /** Takes leave. */
  @Override
  public void close() throws IOException {
    try {
      send("a=q\r\n");
    } finally {
      socket.close();
    }
  }
}
