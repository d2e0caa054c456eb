package org.hamlet.net.razor;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
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

/**
 * One connection to a server, up to its deadline, when it is closed whatever it is at: a write
 * knows no time limit of its own. Blocks; one thread.
 */
final class Conversation implements Closeable {

  /** Longest line of a server, in bytes. */
  static final int MAX_LINE_BYTES = 4_096;

  /** Most lines of one answer. */
  static final int MAX_LINES = 400;

  /** A line that would end a message. */
  private static final Pattern LONE_DOT = Pattern.compile("(?m)^\\.(?=\\r?$)");

  private final Socket socket;
  private final InputStream input;
  private final Deadline deadline;
  private final SisLine greeting;

  private Conversation(Socket socket, Deadline deadline) throws IOException {
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
    Socket socket = new Socket();
    Deadline deadline = Deadline.closing(socket, patience);
    try {
      InetAddress address = InetAddress.getByName(server.host());
      socket.connect(new InetSocketAddress(address, server.port()), deadline.millisLeft());
      return new Conversation(socket, deadline);
    } catch (UnknownHostException e) {
      deadline.close();
      throw new IOException("its name is not known", e);
    } catch (IOException e) {
      deadline.close();
      throw deadline.cause(e);
    } catch (RuntimeException e) {
      deadline.close();
      throw e;
    }
  }

  /** How passages are chosen there for signatures of engine 4. */
  EphemeralSeed seed() {
    return EphemeralSeed.parse(greeting.text("ep4")).orElse(EphemeralSeed.USUAL);
  }

  /** Sends a whole message behind a question, with line ends as they are. */
  SisLine send(String question, ParsedMessage message) throws IOException {
    send("-" + question + "\r\n");
    Bytes header = message.pristineHeader();
    Bytes body = message.pristineBody();
    write(header.array(), header.offset(), header.length());
    send(LONE_DOT.matcher(body.text()).replaceAll(".."));
    send("\r\n.\r\n");
    return lines(1).get(0);
  }

  /** Asks one or more questions at once; gives as many answers. */
  List<SisLine> ask(List<String> questions) throws IOException {
    boolean batch = questions.size() > 1;
    send((batch ? "-" : "") + String.join("\r\n", questions) + "\r\n" + (batch ? ".\r\n" : ""));
    List<SisLine> answers = lines(questions.size());
    if (answers.size() != questions.size()) {
      throw new IOException("it answers fewer questions than it was asked, or more");
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
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    write(bytes, 0, bytes.length);
  }

  private void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      socket.getOutputStream().write(bytes, offset, length);
    } catch (IOException e) {
      throw deadline.cause(e);
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      int octet = read();
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

  private int read() throws IOException {
    try {
      socket.setSoTimeout(deadline.millisLeft());
      return input.read();
    } catch (IOException e) {
      throw deadline.cause(e);
    }
  }

  /** Takes leave; a server that is gone by then has said all that was asked. */
  @Override
  public void close() {
    try {
      send("a=q\r\n");
    } catch (IOException unheard) {
      return;
    } finally {
      deadline.close();
    }
  }
}
