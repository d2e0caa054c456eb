package org.hamlet.spamd.server;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.hamlet.spamd.service.PacketAnswerer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A UDP port: packets of other nodes in, answers out, made one after the other on a thread that
 * ends when there was nothing to do. Packets that find too many waiting are dropped, as a network
 * may. Confined to the event loop.
 */
final class PacketPort extends SimpleChannelInboundHandler<DatagramPacket> {

  /** Longest packet, in bytes; what is longer is cut, so that its signature is not right. */
  static final int MAX_PACKET_BYTES = 2_048;

  /** Most packets that wait for their answer. */
  static final int MAX_WAITING = 256;

  private static final long IDLE_SECONDS = 10;
  private static final Logger LOG = LoggerFactory.getLogger(PacketPort.class);

  private final PacketAnswerer answerer;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MAX_WAITING),
          PacketPort::daemon);

  PacketPort(PacketAnswerer answerer) {
    this.answerer = answerer;
    thread.allowCoreThreadTimeOut(true);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
    byte[] bytes = ByteBufUtil.getBytes(packet.content());
    try {
      thread.execute(() -> answer(context, bytes, packet));
    } catch (RejectedExecutionException e) {
      LOG.debug("spamd: a packet of another node is dropped, too many are waiting");
    }
  }

  private void answer(ChannelHandlerContext context, byte[] bytes, DatagramPacket packet) {
    try {
      Optional<byte[]> answer = answerer.answer(bytes);
      if (answer.isPresent()) {
        ChannelFuture unused =
            context.writeAndFlush(
                new DatagramPacket(Unpooled.wrappedBuffer(answer.get()), packet.sender()));
      }
    } catch (RuntimeException e) {
      LOG.error("spamd: a packet of another node is not answered by a fault of this program", e);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    thread.shutdown();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("spamd: a packet of another node cannot be taken: {}", cause.toString());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "spamd-packets");
    thread.setDaemon(true);
    return thread;
  }
}
