package org.hamlet.net.service;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * One request to one server and its reply, by UDP. Blocks; thread-safe.
 *
 * @param patience how long a reply may take
 * @param maxBytes longest reply
 */
public record DatagramExchange(Duration patience, int maxBytes) {

  /**
   * Sends a request and waits for the reply to it.
   *
   * @param reply what a packet is, empty when it is not the reply; such are passed over
   * @throws IOException when none comes in time; its message is for the postmaster
   */
  public <T> T send(HostPort server, byte[] request, Function<byte[], Optional<T>> reply)
      throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    try (DatagramSocket socket = new DatagramSocket()) {
      InetAddress address = InetAddress.getByName(server.host());
      socket.connect(new InetSocketAddress(address, server.port()));
      socket.send(new DatagramPacket(request, request.length));
      while (true) {
        Optional<T> wanted = reply.apply(receive(socket, deadline));
        if (wanted.isPresent()) {
          return wanted.get();
        }
      }
    } catch (UnknownHostException e) {
      throw new IOException("its name is not known", e);
    } catch (SocketTimeoutException e) {
      throw new IOException("it does not answer", e);
    } catch (PortUnreachableException e) {
      throw new IOException("nothing listens there", e);
    }
  }

  private byte[] receive(DatagramSocket socket, long deadline) throws IOException {
    long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, left));
    DatagramPacket packet = new DatagramPacket(new byte[maxBytes], maxBytes);
    socket.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }
}
