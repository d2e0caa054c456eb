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
  private static final long CLOSE_SECONDS = 10;

  /** Which part of the heap, one in so many, the bytes of all requests may take. */
  private static final long HEAP_SHARE = 4;

  /**
   * Room in the queue beyond the clients admitted: connections are accepted sixteen at a time, and
   * tasks whose client was told of a timeout stay for a while.
   */
  private static final int QUEUE_SLACK = 64;

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final List<Channel> listening = new ArrayList<>();
  private final List<Endpoint.Unix> sockets = new ArrayList<>();
  private final Workers workers;
  private final ServerOptions options;
  private final RequestHandler handler;
  private final Admission admission;

  private SpamdServer(ServerOptions options, RequestHandler handler) {
    this.options = options;
    this.handler = handler;
    this.workers = new Workers(options.workers(), QUEUE_SLACK + options.maxConnections());
    this.admission = new Admission(options.maxConnections(), heldBytes(options));
  }

  /**
   * Starts listening.
   *
   * @throws IOException when an endpoint cannot be bound, with its name in the message; then none
   *     is
   */
  public static SpamdServer start(
      List<Endpoint> endpoints, ServerOptions options, RequestHandler handler) throws IOException {
    SpamdServer server = new SpamdServer(options, handler);
    try {
      for (Endpoint endpoint : endpoints) {
        server.bind(endpoint);
      }
    } catch (IOException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /** The addresses bound, in the order asked for, with real port numbers. */
  public List<SocketAddress> addresses() {
    return listening.stream().map(Channel::localAddress).toList();
  }

  /** Requests may hold a part of the heap together, and always one message of full length. */
  private static long heldBytes(ServerOptions options) {
    long share = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    return Math.max(share, 2L * options.decoder().maxMessageBytes());
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
                channel
                    .pipeline()
                    .addLast(new Connection(options, handler, workers, admission, endpoint));
              }
            });
    var bound = bootstrap.bind(endpoint.address()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(endpoint + ": " + reason(bound.cause()), bound.cause());
    }
    listening.add(bound.channel());
    admission.add(bound.channel());
    LOG.info("spamd: server started on {}", endpoint);
  }

  private static String reason(Throwable cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Stops listening, lets running scans finish for a few seconds, then ends all threads. */
  @Override
  public void close() {
    listening.forEach(channel -> channel.close().awaitUninterruptibly());
    workers.close(CLOSE_SECONDS);
    loop.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    for (Endpoint.Unix socket : sockets) {
      try {
        Files.deleteIfExists(socket.path());
      } catch (IOException e) {
        LOG.warn("spamd: cannot remove {}", socket.path(), e);
      }
    }
  }
}
