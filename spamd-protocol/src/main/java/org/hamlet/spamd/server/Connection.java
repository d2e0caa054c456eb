package org.hamlet.spamd.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.hamlet.spamd.codec.Decoded;
import org.hamlet.spamd.codec.ExitCode;
import org.hamlet.spamd.codec.RequestDecoder;
import org.hamlet.spamd.codec.SpamdCommand;
import org.hamlet.spamd.codec.SpamdRequest;
import org.hamlet.spamd.codec.SpamdResponse;
import org.hamlet.spamd.service.Peer;
import org.hamlet.spamd.service.RequestHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client: its request is read, answered by a worker, and what it still sends is read and thrown
 * away until it closes, so that it never sees a reset in place of its answer. Confined to the event
 * loop.
 */
final class Connection extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** How long a client may go on sending after its answer, in seconds. */
  private static final long DRAIN_SECONDS = 10;

  /**
   * How much longer than allowed a scan may take before its answer is not waited for, in seconds.
   */
  private static final long GRACE_SECONDS = 5;

  private enum State {
    READING,
    SCANNING,
    CLOSING
  }

  private final ServerOptions options;
  private final RequestHandler handler;
  private final Workers workers;
  private final Admission admission;
  private final Endpoint endpoint;
  private final RequestDecoder decoder;
  private State state = State.READING;
  private long held;
  private Optional<ScheduledFuture<?>> readTimer = Optional.empty();
  private Optional<ScheduledFuture<?>> requestTimer = Optional.empty();
  private Optional<Future<?>> scan = Optional.empty();

  Connection(
      ServerOptions options,
      RequestHandler handler,
      Workers workers,
      Admission admission,
      Endpoint endpoint) {
    this.options = options;
    this.handler = handler;
    this.workers = workers;
    this.admission = admission;
    this.endpoint = endpoint;
    this.decoder = new RequestDecoder(options.decoder());
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    admission.entered();
    if (context.channel().remoteAddress() instanceof InetSocketAddress client
        && !options.allowed().allows(client.getAddress())) {
      LOG.warn("spamd: unauthorized connection from {}", client.getAddress().getHostAddress());
      close(context);
      return;
    }
    logConnection(context.channel());
    startReadTimer(context);
    Duration limit = options.timeoutChild().plusSeconds(GRACE_SECONDS);
    requestTimer = Optional.of(after(context, limit, () -> requestTimedOut(context)));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    state = State.CLOSING;
    readTimer.ifPresent(timer -> timer.cancel(false));
    requestTimer.ifPresent(timer -> timer.cancel(false));
    admission.release(held);
    admission.left();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      if (state == State.READING) {
        read(context, bytes);
      }
    } finally {
      bytes.release();
    }
  }

  private void read(ChannelHandlerContext context, ByteBuf bytes) {
    startReadTimer(context);
    if (!admission.reserve(bytes.readableBytes())) {
      respond(
          context, new SpamdResponse.Failure(ExitCode.TEMPFAIL, "too many large messages at once"));
      return;
    }
    held += bytes.readableBytes();
    decoder.feed(bytes.nioBuffer()).ifPresent(decoded -> handle(context, decoded));
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event != ChannelInputShutdownEvent.INSTANCE) {
      return;
    }
    if (state == State.READING) {
      decoder.end().ifPresent(decoded -> handle(context, decoded));
    } else if (state == State.CLOSING) {
      close(context);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("spamd: connection broke: {}", cause.toString());
    close(context);
  }

  private void handle(ChannelHandlerContext context, Decoded decoded) {
    readTimer.ifPresent(timer -> timer.cancel(false));
    if (decoded instanceof Decoded.Refused refused) {
      LOG.warn("spamd: bad protocol: header error: {}", printable(refused.failure().detail()));
      respond(context, refused.failure());
      return;
    }
    state = State.SCANNING;
    context.channel().config().setAutoRead(false);
    SpamdRequest request = ((Decoded.Complete) decoded).request();
    Peer peer = peer(context.channel());
    try {
      scan =
          Optional.of(
              workers.submit(
                  () -> {
                    SpamdResponse response = handler.answer(request, peer);
                    context.executor().execute(() -> respond(context, response));
                  }));
    } catch (RejectedExecutionException e) {
      respond(
          context, new SpamdResponse.Failure(ExitCode.TEMPFAIL, "too many messages are waiting"));
    }
  }

  private void respond(ChannelHandlerContext context, SpamdResponse response) {
    if (state == State.CLOSING) {
      return;
    }
    state = State.CLOSING;
    requestTimer.ifPresent(timer -> timer.cancel(false));
    requestTimer = Optional.of(after(context, options.timeoutChild(), () -> close(context)));
    ChannelFuture unused =
        context
            .writeAndFlush(Unpooled.wrappedBuffer(response.encode()))
            .addListener(ChannelFutureListener.CLOSE_ON_FAILURE)
            .addListener(written -> drain(context));
  }

  /** Says that nothing more will come, then waits for the client to close. */
  private void drain(ChannelHandlerContext context) {
    if (!context.channel().isActive()) {
      return;
    }
    DuplexChannel channel = (DuplexChannel) context.channel();
    ChannelFuture unused = channel.shutdownOutput();
    if (channel.isInputShutdown()) {
      close(context);
      return;
    }
    requestTimer.ifPresent(timer -> timer.cancel(false));
    requestTimer =
        Optional.of(after(context, Duration.ofSeconds(DRAIN_SECONDS), () -> close(context)));
    channel.config().setAutoRead(true);
  }

  private void startReadTimer(ChannelHandlerContext context) {
    readTimer.ifPresent(timer -> timer.cancel(false));
    readTimer = Optional.of(after(context, options.timeoutTcp(), () -> readTimedOut(context)));
  }

  private void readTimedOut(ChannelHandlerContext context) {
    if (state == State.READING) {
      String limit = options.timeoutTcp().toSeconds() + " second socket timeout";
      timedOut(context, "(" + limit + " reading input from client)");
    }
  }

  private void requestTimedOut(ChannelHandlerContext context) {
    scan.ifPresent(running -> running.cancel(true));
    String limit = options.timeoutChild().toSeconds() + " second timeout";
    String command = decoder.command().map(SpamdCommand::name).orElse("read a request");
    timedOut(context, "(" + limit + " while trying to " + command + ")");
  }

  private void timedOut(ChannelHandlerContext context, String detail) {
    LOG.warn("spamd: timeout: {}", detail);
    respond(context, new SpamdResponse.Failure(ExitCode.TIMEOUT, detail));
  }

  private static void close(ChannelHandlerContext context) {
    ChannelFuture unused = context.close();
  }

  private static ScheduledFuture<?> after(
      ChannelHandlerContext context, Duration delay, Runnable task) {
    return context.executor().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void logConnection(Channel channel) {
    if (channel.remoteAddress() instanceof InetSocketAddress) {
      Peer peer = peer(channel);
      int port = ((InetSocketAddress) channel.localAddress()).getPort();
      LOG.info(
          "spamd: connection from {} [{}]:{} to port {}, fd {}",
          peer.host(),
          peer.address(),
          peer.port(),
          port,
          admission.inside());
    } else {
      LOG.info("spamd: got connection over {}", endpoint);
    }
  }

  private Peer peer(Channel channel) {
    if (channel.remoteAddress() instanceof InetSocketAddress client) {
      String address = client.getAddress().getHostAddress();
      String host = client.getAddress().isLoopbackAddress() ? "localhost" : address;
      return new Peer(host, address, client.getPort());
    }
    return Peer.unix(endpoint.toString());
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }
}
