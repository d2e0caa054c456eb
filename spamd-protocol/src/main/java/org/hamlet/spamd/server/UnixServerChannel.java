package org.hamlet.spamd.server;

import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.AbstractNioMessageChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Listens on a unix socket for clients that may be half open, as {@link UnixChannel} is: Netty's
 * own ({@code NioServerDomainSocketChannel}) accepts none but its own kind.
 */
final class UnixServerChannel extends AbstractNioMessageChannel implements ServerChannel {

  private static final ChannelMetadata MANY_AT_ONCE = new ChannelMetadata(false, 16);

  private final ChannelConfig config = new DefaultChannelConfig(this);
  private final int backlog;
  private volatile boolean bound;

  /** Not bound yet; so many clients may wait to be accepted. */
  UnixServerChannel(int backlog) {
    super(null, open(), SelectionKey.OP_ACCEPT);
    this.backlog = backlog;
  }

  private static ServerSocketChannel open() {
    try {
      return ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected ServerSocketChannel javaChannel() {
    return (ServerSocketChannel) super.javaChannel();
  }

  @Override
  public ChannelConfig config() {
    return config;
  }

  @Override
  public ChannelMetadata metadata() {
    return MANY_AT_ONCE;
  }

  @Override
  public boolean isActive() {
    return isOpen() && bound;
  }

  @Override
  protected void doBind(SocketAddress place) throws IOException {
    javaChannel().bind(place, backlog);
    bound = true;
  }

  @Override
  protected int doReadMessages(List<Object> accepted) throws IOException {
    SocketChannel client = javaChannel().accept();
    if (client == null) {
      return 0;
    }
    accepted.add(new UnixChannel(this, client));
    return 1;
  }

  @Override
  protected @Nullable SocketAddress localAddress0() {
    try {
      return javaChannel().getLocalAddress();
    } catch (IOException closed) {
      return null;
    }
  }

  @Override
  protected @Nullable SocketAddress remoteAddress0() {
    return null;
  }

  @Override
  protected void doClose() throws IOException {
    javaChannel().close();
  }

  @Override
  protected void doDisconnect() {
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
  protected boolean doWriteMessage(Object message, ChannelOutboundBuffer out) {
    throw new UnsupportedOperationException();
  }
}
