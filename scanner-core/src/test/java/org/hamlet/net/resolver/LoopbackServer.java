package org.hamlet.net.resolver;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.xbill.DNS.Message;

/** A name server on a random loopback port that answers as it is told, by UDP and TCP. */
public final class LoopbackServer implements AutoCloseable {

  private static final int MAX_MESSAGE_BYTES = 65_535;
  private static final int MAX_ATTEMPTS = 20;

  /** Later ones are not kept: what a long run measures is not to be this list. */
  private static final int MAX_NAMES = 1_000;

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Replies byUdp;
  private final Function<Message, byte[]> byTcp;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** What is sent for a question. */
  interface Replies {
    List<byte[]> to(Message question);
  }

  /** Answers of no bytes are not sent. */
  public LoopbackServer(Function<Message, byte[]> byUdp, Function<Message, byte[]> byTcp)
      throws IOException {
    this((Replies) m -> List.of(byUdp.apply(m)), byTcp);
  }

  /** A server that sends several datagrams for each question, and never asks for TCP. */
  static LoopbackServer sending(Replies datagrams) throws IOException {
    return new LoopbackServer(datagrams, m -> new byte[0]);
  }

  private LoopbackServer(Replies byUdp, Function<Message, byte[]> byTcp) throws IOException {
    this.byUdp = byUdp;
    this.byTcp = byTcp;
    this.tcp = new ServerSocket();
    this.udp = bound(tcp);
    start(this::serveUdp);
    start(this::serveTcp);
  }

  /** A port that is free for UDP may be taken for TCP: then another is tried. */
  private static DatagramSocket bound(ServerSocket tcp) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    for (int attempt = 1; ; attempt++) {
      DatagramSocket udp = new DatagramSocket(new InetSocketAddress(loopback, 0));
      try {
        tcp.bind(udp.getLocalSocketAddress());
        return udp;
      } catch (BindException e) {
        udp.close();
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) udp.getLocalSocketAddress();
  }

  /** Names asked about, each as often as it was; of many the first. */
  public List<String> asked() {
    return asked;
  }

  private static void start(Runnable serve) {
    Thread thread = new Thread(serve, "loopback-dns");
    thread.setDaemon(true);
    thread.start();
  }

  private void serveUdp() {
    byte[] buffer = new byte[MAX_MESSAGE_BYTES];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        Message question = new Message(Arrays.copyOf(buffer, packet.getLength()));
        if (asked.size() < MAX_NAMES) {
          asked.add(question.getQuestion().getName().toString(true));
        }
        for (byte[] reply : byUdp.to(question)) {
          if (reply.length > 0) {
            udp.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
          }
        }
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serveTcp() {
    try {
      while (true) {
        try (Socket client = tcp.accept()) {
          DataInputStream in = new DataInputStream(client.getInputStream());
          byte[] question = new byte[in.readUnsignedShort()];
          in.readFully(question);
          byte[] reply = byTcp.apply(new Message(question));
          DataOutputStream out = new DataOutputStream(client.getOutputStream());
          out.writeShort(reply.length);
          out.write(reply);
          out.flush();
          in.read();
        }
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}
