package org.hamlet.spamd.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hamlet.spamd.figures.FiguresText;
import org.hamlet.spamd.service.PacketAnswerer;
import org.hamlet.spamd.service.RequestHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running spamd: listens from {@link #start} until {@link #close}. Thread-safe. */
public final class SpamdServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SpamdServer.class);

  /**
   * Clients that wait to be accepted; the system allows no more than net.core.somaxconn. Of a unix
   * socket a client beyond it is turned away at once (EAGAIN), and few try again.
   */
  private static final int BACKLOG = 4096;

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
  private final List<SocketAddress> addresses = new ArrayList<>();
  private final List<SocketFile> sockets = new ArrayList<>();
  private final Shared shared;

  /** The thread that makes pages of figures, there when somebody asks. */
  private final Workers figures = new Workers("figures", 1, QUEUE_SLACK);

  private SpamdServer(ServerOptions options, RequestHandler handler, HeapShares heap) {
    this.shared =
        new Shared(
            options,
            options.decoder().messagesUpTo(heap.maxMessageBytes()),
            new Admission(options.maxConnections()),
            new HeldBytes(heap.heldBytes(), loop),
            new Answering(handler, heap),
            new Workers("scan", options.workers(), QUEUE_SLACK + options.maxConnections()),
            new OpenRequests(),
            new ConnectionFigures());
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
    return List.copyOf(addresses);
  }

  private void bind(Endpoint endpoint) throws IOException {
    Channel door =
        listen(
            endpoint,
            channel -> {
              if (endpoint instanceof Endpoint.Tls tls) {
                channel.pipeline().addLast(tls.identity().handler(channel));
              }
              channel.pipeline().addLast(new Connection(shared, endpoint));
            });
    shared.admission().add(door);
    LOG.info("spamd: server started on {}", withPort(endpoint, door.localAddress()));
  }

  /**
   * Tells figures there as well, to whoever asks for {@code /metrics} in HTTP. The page is made by
   * a thread of its own, for each who asks.
   *
   * @throws IOException when the endpoint cannot be bound
   */
  public void tellFigures(Endpoint endpoint, Supplier<String> page) throws IOException {
    Admission askers = new Admission(FiguresConnection.MAX_CONNECTIONS);
    Channel door =
        listen(
            endpoint,
            channel -> channel.pipeline().addLast(new FiguresConnection(page, figures, askers)));
    askers.add(door);
    LOG.info("spamd: figures are told on {}", withPort(endpoint, door.localAddress()));
  }

  /**
   * Answers packets of other nodes there as well, by UDP.
   *
   * @throws IOException when the endpoint cannot be bound
   */
  public void answerPackets(Endpoint.Tcp place, PacketAnswerer answerer) throws IOException {
    var bound =
        new Bootstrap()
            .group(loop)
            .channel(NioDatagramChannel.class)
            .option(
                ChannelOption.RECVBUF_ALLOCATOR,
                new FixedRecvByteBufAllocator(PacketPort.MAX_PACKET_BYTES))
            .handler(new PacketPort(answerer))
            .bind(place.address())
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(place + ": " + reason(bound.cause()), bound.cause());
    }
    listening.add(bound.channel());
    addresses.add(bound.channel().localAddress());
    LOG.info(
        "spamd: other nodes are answered on {}", withPort(place, bound.channel().localAddress()));
  }

  /** Writes how clients fared and what waits. */
  public void writeFigures(FiguresText page) {
    shared.figures().writeTo(page);
    page.gauge("hamlet_clients", "Clients that are connected.").sample(shared.admission().inside());
    page.gauge("hamlet_scans_waiting", "Requests that wait for a thread.")
        .sample(shared.workers().waiting());
    page.gauge("hamlet_scans_running", "Requests that a thread works on.")
        .sample(shared.workers().running());
    page.gauge("hamlet_scan_threads", "Requests that can be worked on at once.")
        .sample(shared.workers().threads());
    page.gauge("hamlet_request_bytes", "Bytes of requests that are held.")
        .sample(shared.held().now());
    page.gauge("hamlet_request_bytes_limit", "Bytes of requests that may be held.")
        .sample(shared.held().most());
  }

  private Channel listen(Endpoint endpoint, Consumer<Channel> client) throws IOException {
    try {
      return endpoint instanceof Endpoint.Unix unix
          ? listenHidden(unix, client)
          : listenAt(endpoint.address(), tcp(endpoint.address()), client);
    } catch (IOException e) {
      throw new IOException(endpoint + ": " + reason(e), e.getCause() == null ? e : e.getCause());
    }
  }

  private static ServerBootstrap tcp(SocketAddress at) {
    // 0.0.0.0 is IPv4 alone; a socket for both families would take IPv6 as well
    boolean ipv4 =
        at instanceof InetSocketAddress address && address.getAddress() instanceof Inet4Address;
    return new ServerBootstrap()
        .channelFactory(
            () ->
                ipv4
                    ? new NioServerSocketChannel(
                        SelectorProvider.provider(), SocketProtocolFamily.INET)
                    : new NioServerSocketChannel())
        .option(ChannelOption.SO_REUSEADDR, true)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
        .childOption(ChannelOption.TCP_NODELAY, true);
  }

  private Channel listenHidden(Endpoint.Unix unix, Consumer<Channel> client) throws IOException {
    SocketFile file = new SocketFile(unix);
    ServerBootstrap bootstrap =
        new ServerBootstrap().channelFactory(() -> new UnixServerChannel(BACKLOG));
    try {
      Channel door = listenAt(file.hiddenAddress(), bootstrap, client);
      file.show();
      sockets.add(file);
      addresses.set(addresses.size() - 1, unix.address());
      return door;
    } catch (IOException e) {
      file.discard();
      throw e;
    }
  }

  private Channel listenAt(SocketAddress place, ServerBootstrap bootstrap, Consumer<Channel> client)
      throws IOException {
    bootstrap
        .group(loop)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                client.accept(channel);
              }
            });
    var bound = bootstrap.bind(place).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(reason(bound.cause()), bound.cause());
    }
    // behind Netty's acceptor, which passes on what it cannot mend
    bound.channel().pipeline().addLast(new AcceptFailures(System::nanoTime));
    listening.add(bound.channel());
    addresses.add(bound.channel().localAddress());
    return bound.channel();
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
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Stops listening, waits up to 4 s for answers that are being made, then ends all threads. */
  @Override
  public void close() {
    sockets.forEach(SpamdServer::remove);
    listening.forEach(channel -> channel.close().awaitUninterruptibly());
    try {
      if (!shared.open().awaitNone(FINISH_MILLIS)) {
        LOG.warn("spamd: ended while messages were being scanned");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    shared.workers().close();
    figures.close();
    loop.shutdownGracefully(0, LOOP_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly();
  }

  private static void remove(SocketFile socket) {
    try {
      socket.remove();
    } catch (IOException e) {
      LOG.warn("spamd: cannot remove a socket", e);
    }
  }
}
