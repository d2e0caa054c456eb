package org.hamlet.spamd.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DuplexChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A connection without a network, whose time passes when a test says so. */
final class FrozenChannel extends EmbeddedChannel implements DuplexChannel {

  private FrozenChannel() {}

  static FrozenChannel with(ChannelHandler handler) {
    FrozenChannel channel = new FrozenChannel();
    channel.freezeTime();
    channel.pipeline().addLast(handler);
    channel.pipeline().fireChannelActive();
    return channel;
  }

  void receive(byte[] bytes) {
    writeInbound(Unpooled.wrappedBuffer(bytes));
  }

  void pass(Duration time) {
    advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
    runPendingTasks();
  }

  /** What was sent since the last call. */
  String sent() {
    StringBuilder all = new StringBuilder();
    for (ByteBuf bytes = readOutbound(); bytes != null; bytes = readOutbound()) {
      all.append(bytes.toString(ISO_8859_1));
      bytes.release();
    }
    return all.toString();
  }

  @Override
  public boolean isInputShutdown() {
    return false;
  }

  @Override
  public ChannelFuture shutdownInput() {
    return newSucceededFuture();
  }

  @Override
  public ChannelFuture shutdownInput(ChannelPromise promise) {
    return promise.setSuccess();
  }

  @Override
  public boolean isOutputShutdown() {
    return false;
  }

  @Override
  public ChannelFuture shutdownOutput() {
    return newSucceededFuture();
  }

  @Override
  public ChannelFuture shutdownOutput(ChannelPromise promise) {
    return promise.setSuccess();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public ChannelFuture shutdown() {
    return newSucceededFuture();
  }

  @Override
  public ChannelFuture shutdown(ChannelPromise promise) {
    return promise.setSuccess();
  }
}
