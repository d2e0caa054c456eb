package org.hamlet.spamd.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.FileRegion;
import io.netty.channel.nio.AbstractNioByteChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A client of a unix socket, which may end its side and still read the answer. Netty's own channel
 * (4.2.13, {@code NioDomainSocketChannel}) is closed as a whole then, since only channels of TCP
 * have the option to be half open, and is final. Here the end of input is known before Netty asks
 * whether it is, so that it reads no more and closes nothing. Server side alone: it never connects.
 */
final class UnixChannel extends AbstractNioByteChannel implements DuplexChannel {

  private final ChannelConfig config = new DefaultChannelConfig(this);
  private volatile boolean inputEnded;
  private volatile boolean outputEnded;

  /** A client that was accepted. */
  UnixChannel(Channel parent, SocketChannel client) {
    super(parent, client);
  }

  @Override
  protected SocketChannel javaChannel() {
    return (SocketChannel) super.javaChannel();
  }

  @Override
  public ChannelConfig config() {
    return config;
  }

  @Override
  public boolean isActive() {
    return javaChannel().isOpen() && javaChannel().isConnected();
  }

  @Override
  protected int doReadBytes(ByteBuf bytes) throws IOException {
    int room = bytes.writableBytes();
    unsafe().recvBufAllocHandle().attemptedBytesRead(room);
    int read = bytes.writeBytes(javaChannel(), room);
    if (read < 0 && !inputEnded) {
      inputEnded = true;
      // handlers have all that came before; they are told after this read
      eventLoop()
          .execute(() -> pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE));
    }
    return read;
  }

  @Override
  protected int doWriteBytes(ByteBuf bytes) throws IOException {
    return bytes.readBytes(javaChannel(), bytes.readableBytes());
  }

  @Override
  protected boolean isInputShutdown0() {
    return inputEnded;
  }

  @Override
  public boolean isInputShutdown() {
    return inputEnded;
  }

  @Override
  public boolean isOutputShutdown() {
    return outputEnded;
  }

  @Override
  public boolean isShutdown() {
    return inputEnded && outputEnded;
  }

  @Override
  protected void doShutdownOutput() throws IOException {
    outputEnded = true;
    javaChannel().shutdownOutput();
  }

  @Override
  public ChannelFuture shutdownOutput() {
    return shutdownOutput(newPromise());
  }

  /** On the event loop. */
  @Override
  public ChannelFuture shutdownOutput(ChannelPromise done) {
    try {
      doShutdownOutput();
      return done.setSuccess();
    } catch (IOException e) {
      return done.setFailure(e);
    }
  }

  @Override
  public ChannelFuture shutdownInput() {
    return shutdownInput(newPromise());
  }

  @Override
  public ChannelFuture shutdownInput(ChannelPromise done) {
    inputEnded = true;
    return done.setSuccess();
  }

  @Override
  public ChannelFuture shutdown() {
    return shutdown(newPromise());
  }

  @Override
  public ChannelFuture shutdown(ChannelPromise done) {
    inputEnded = true;
    return shutdownOutput(done);
  }

  @Override
  protected @Nullable SocketAddress localAddress0() {
    return address(javaChannel()::getLocalAddress);
  }

  @Override
  protected @Nullable SocketAddress remoteAddress0() {
    return address(javaChannel()::getRemoteAddress);
  }

  /** A way to an address that a closed channel does not know. */
  private interface Address {
    SocketAddress get() throws IOException;
  }

  private static @Nullable SocketAddress address(Address address) {
    try {
      return address.get();
    } catch (IOException closed) {
      return null;
    }
  }

  @Override
  protected void doClose() throws Exception {
    super.doClose();
    javaChannel().close();
  }

  @Override
  protected void doDisconnect() throws Exception {
    doClose();
  }

  @Override
  protected long doWriteFileRegion(FileRegion file) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected boolean doConnect(SocketAddress to, SocketAddress from) {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void doFinishConnect() {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void doBind(SocketAddress to) {
    throw new UnsupportedOperationException();
  }
}
