package org.hamlet.spamd.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;

/** A client on this machine. */
final class Loopback {

  private Loopback() {}

  /** Sends a request, ends its side and reads what is answered. */
  static String talk(SocketAddress address, byte[] request) throws IOException {
    try (SocketChannel client = SocketChannel.open(reachable(address))) {
      send(client, request, 0, request.length);
      client.shutdownOutput();
      return readAll(client);
    }
  }

  private static SocketAddress reachable(SocketAddress address) {
    return address instanceof InetSocketAddress tcp
        ? new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getPort())
        : address;
  }

  static void send(SocketChannel client, byte[] bytes, int from, int to) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes, from, to - from);
    while (left.hasRemaining()) {
      client.write(left);
    }
  }

  static String readAll(SocketChannel client) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(8192);
    while (client.read(buffer) >= 0) {
      all.write(buffer.array(), 0, buffer.position());
      buffer.clear();
    }
    return all.toString(ISO_8859_1);
  }

  /** A request with a message of that length, in bytes. */
  static byte[] check(int length) {
    String head = "CHECK SPAMC/1.2\r\nContent-length: " + length + "\r\n\r\n";
    String body = "From: a@example.com\n\n";
    return (head + body + "x".repeat(length - body.length() - 1) + "\n").getBytes(ISO_8859_1);
  }

  static void await(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
