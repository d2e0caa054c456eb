package org.hamlet.spamd.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hamlet.spamd.service.RequestHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running spamd: listens from {@link #start} until {@link #close}. Thread-safe. */
public final class SpamdServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SpamdServer.class);
  private static final int BACKLOG = 128;

  /** How long {@link #close} waits for answers that are being made, in milliseconds. */
  private static final long FINISH_MILLIS = 4000;

  /** How long the threads of the network may take to end after that, in milliseconds. */
  private static final long LOOP_MILLIS = 500;

  /**
   * Room in the queue beyond the clients admitted: connections are accepted sixteen at a time, and
   * tasks whose client was told of a timeout stay for a while.
   */
  private static final int QUEUE_SLACK = 64;

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final List<Channel> listening = new ArrayList<>();
  private final List<Endpoint.Unix> sockets = new ArrayList<>();
  private final Shared shared;

  private SpamdServer(ServerOptions options, RequestHandler handler, HeapShares heap) {
    this.shared =
        new Shared(
            options,
            options.decoder().messagesUpTo(heap.maxMessageBytes()),
            new Admission(options.maxConnections()),
            new HeldBytes(heap.heldBytes()),
            new Answering(handler, heap),
            new Workers(options.workers(), QUEUE_SLACK + options.maxConnections()),
            new OpenRequests());
  }

  /**
   * Starts listening. How much memory requests may take follows from this process's heap.
   *
   * @throws IOException when an endpoint cannot be bound, with its name in the message; then none
   *     is
   */
  public static SpamdServer start(
      List<Endpoint> endpoints, ServerOptions options, RequestHandler handler) throws IOException {
    return start(endpoints, options, handler, HeapShares.of(Runtime.getRuntime().maxMemory()));
  }

  static SpamdServer start(
      List<Endpoint> endpoints, ServerOptions options, RequestHandler handler, HeapShares heap)
      throws IOException {
    SpamdServer server = new SpamdServer(options, handler, heap);
    try {
      for (Endpoint endpoint : endpoints) {
        server.bind(endpoint);
      }
    } catch (IOException e) {
      server.close();
      throw e;
    }
    LOG.info("spamd: messages of up to {} bytes", server.shared.decoder().maxMessageBytes());
    return server;
  }

  /** The addresses bound, in the order asked for, with real port numbers. */
  public List<SocketAddress> addresses() {
    return listening.stream().map(Channel::localAddress).toList();
  }

  private void bind(Endpoint endpoint) throws IOException {
    ServerBootstrap bootstrap = new ServerBootstrap().group(loop);
    if (endpoint instanceof Endpoint.Unix unix) {
      Files.deleteIfExists(unix.path());
      sockets.add(unix);
      bootstrap.channel(NioServerDomainSocketChannel.class);
    } else {
      bootstrap
          .channel(NioServerSocketChannel.class)
          .option(ChannelOption.SO_REUSEADDR, true)
          .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
          .childOption(ChannelOption.TCP_NODELAY, true);
    }
    bootstrap
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                if (endpoint instanceof Endpoint.Tls tls) {
                  channel.pipeline().addLast(tls.identity().handler(channel));
                }
                channel.pipeline().addLast(new Connection(shared, endpoint));
              }
            });
    var bound = bootstrap.bind(endpoint.address()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(endpoint + ": " + reason(bound.cause()), bound.cause());
    }
    listening.add(bound.channel());
    if (endpoint instanceof Endpoint.Unix unix) {
      access(unix);
    }
    shared.admission().add(bound.channel());
    LOG.info("spamd: server started on {}", withPort(endpoint, bound.channel().localAddress()));
  }

  private static void access(Endpoint.Unix unix) throws IOException {
    try {
      unix.access().apply(unix.path());
    } catch (IOException e) {
      throw new IOException(unix + ": owner, group or mode cannot be set: " + reason(e), e);
    }
  }

  private static Endpoint withPort(Endpoint endpoint, SocketAddress bound) {
    if (endpoint instanceof Endpoint.Tls tls) {
      return new Endpoint.Tls((Endpoint.Tcp) withPort(tls.tcp(), bound), tls.identity());
    }
    return endpoint instanceof Endpoint.Tcp tcp && bound instanceof InetSocketAddress address
        ? new Endpoint.Tcp(tcp.host(), address.getPort())
        : endpoint;
  }

  private static String reason(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Stops listening, waits up to 4 s for answers that are being made, then ends all threads. */
  @Override
  public void close() {
    listening.forEach(channel -> channel.close().awaitUninterruptibly());
    try {
      if (!shared.open().awaitNone(FINISH_MILLIS)) {
        LOG.warn("spamd: ended while messages were being scanned");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    shared.workers().close();
    loop.shutdownGracefully(0, LOOP_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly();
    for (Endpoint.Unix socket : sockets) {
      try {
        Files.deleteIfExists(socket.path());
      } catch (IOException e) {
        LOG.warn("spamd: cannot remove {}", socket.path(), e);
      }
    }
  }
}
