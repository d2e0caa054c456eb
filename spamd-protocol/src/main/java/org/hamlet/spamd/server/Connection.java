package org.hamlet.spamd.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.hamlet.spamd.codec.Decoded;
import org.hamlet.spamd.codec.ExitCode;
import org.hamlet.spamd.codec.RequestDecoder;
import org.hamlet.spamd.codec.SpamdCommand;
import org.hamlet.spamd.codec.SpamdRequest;
import org.hamlet.spamd.codec.SpamdResponse;
import org.hamlet.spamd.service.Peer;
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
  static final long DRAIN_SECONDS = 10;

  /**
   * How much longer than allowed a scan may take before its answer is not waited for, in seconds.
   */
  static final long GRACE_SECONDS = 5;

  private static final byte[] NOTHING = new byte[0];

  private enum State {
    READING,
    SCANNING,
    CLOSING
  }

  private final Shared shared;
  private final ServerOptions options;
  private final Endpoint endpoint;
  private final HeldBytes.Part held;
  private final Incoming incoming;
  private State state = State.READING;

  /** Whether a worker has, or will have, the request's message. */
  private boolean atWorker;

  /** Whether a request is not answered yet. */
  private boolean open;

  /** Whether the request waits for room to be received in. */
  private boolean waiting;

  /** Whether the answer was written, or never will be. */
  private boolean answered;

  /** Whether nobody waits for the answer any more; read by the worker before it begins. */
  private volatile boolean abandoned;

  private Optional<ScheduledFuture<?>> readTimer = Optional.empty();
  private Optional<ScheduledFuture<?>> requestTimer = Optional.empty();
  private Optional<ScheduledFuture<?>> readerTimer = Optional.empty();

  Connection(Shared shared, Endpoint endpoint) {
    this.shared = shared;
    this.options = shared.options();
    this.endpoint = endpoint;
    this.held = shared.held().part();
    this.incoming = new Incoming(new RequestDecoder(shared.decoder(), held));
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    shared.admission().entered();
    shared.figures().connected();
    if (context.channel().remoteAddress() instanceof InetSocketAddress client
        && !options.allowed().allows(client.getAddress())) {
      shared.figures().unauthorized();
      LOG.warn("spamd: unauthorized connection from {}", client.getAddress().getHostAddress());
      close(context);
      return;
    }
    Peers.log(context.channel(), endpoint, shared.admission().inside());
    startReadTimer(context);
    startRequestTimer(context);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    state = State.CLOSING;
    abandoned = true;
    readTimer.ifPresent(timer -> timer.cancel(false));
    requestTimer.ifPresent(timer -> timer.cancel(false));
    incoming.discard();
    endRequest();
    shared.admission().left();
  }

  /** Its room is free once neither the client nor a worker needs the message. */
  private void releaseMessage() {
    if (!atWorker && answered) {
      held.giveBackAll();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    if (state != State.READING) {
      bytes.release();
      return;
    }
    incoming.add(bytes);
    if (!waiting) {
      startReadTimer(context);
      decode(context);
    }
  }

  private void decode(ChannelHandlerContext context) {
    try {
      Optional<Decoded> next = incoming.decode();
      incoming.user().ifPresent(held::isOf);
      next.ifPresent(decoded -> handle(context, decoded));
    } catch (OutOfMemoryError e) {
      respond(context, Answering.outOfMemory(e));
    }
  }

  /** No more of it is read until there is room. */
  private void awaitRoom(ChannelHandlerContext context) {
    waiting = true;
    context.channel().config().setAutoRead(false);
    held.await(() -> goOn(context));
  }

  private void goOn(ChannelHandlerContext context) {
    waiting = false;
    if (state != State.READING) {
      return;
    }
    startReadTimer(context);
    try {
      decode(context);
    } catch (RuntimeException e) {
      exceptionCaught(context, e);
    }
    if (state == State.READING && !waiting) {
      context.channel().config().setAutoRead(true);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake && !handshake.isSuccess()) {
      LOG.info("spamd: no TLS connection: {}", printable(TlsFailure.reason(handshake.cause())));
      close(context);
      return;
    }
    // a client that speaks TLS ends its side with a word of TLS
    if (event != ChannelInputShutdownEvent.INSTANCE && event != SslCloseCompletionEvent.SUCCESS) {
      return;
    }
    incoming.end();
    if (state == State.READING && !waiting) {
      decode(context);
    } else if (state == State.CLOSING) {
      close(context);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof OutOfMemoryError e && state == State.READING) {
      respond(context, Answering.outOfMemory(e));
    } else if (cause instanceof IOException || cause.getCause() instanceof SSLException) {
      LOG.debug("spamd: connection broke: {}", cause.toString());
      close(context);
    } else {
      LOG.warn("spamd: connection ended by a fault of this server", cause);
      close(context);
    }
  }

  private void handle(ChannelHandlerContext context, Decoded decoded) {
    readTimer.ifPresent(timer -> timer.cancel(false));
    if (decoded instanceof Decoded.Waiting) {
      awaitRoom(context);
      return;
    }
    if (decoded instanceof Decoded.Refused refused) {
      shared.figures().refused();
      logRefusal(refused.failure());
      respond(context, refused.failure());
      return;
    }
    state = State.SCANNING;
    requestTimer.ifPresent(timer -> timer.cancel(false));
    open = true;
    shared.open().begin();
    context.channel().config().setAutoRead(false);
    SpamdRequest request = ((Decoded.Complete) decoded).request();
    Peer peer = Peers.of(context.channel(), endpoint);
    try {
      String user = request.user().orElse("");
      shared.workers().submit(user, () -> work(context, request, peer));
      atWorker = true;
    } catch (RejectedExecutionException e) {
      shared.figures().refused();
      respond(
          context, new SpamdResponse.Failure(ExitCode.TEMPFAIL, "too many messages are waiting"));
    }
  }

  /** On a worker's thread. */
  private void work(ChannelHandlerContext context, SpamdRequest request, Peer peer) {
    byte[] answer = NOTHING;
    try {
      if (!abandoned) {
        Runnable begins = () -> runOnLoop(context, () -> scanBegins(context));
        answer = shared.answering().answer(request, peer, begins);
      }
    } finally {
      byte[] bytes = answer;
      runOnLoop(context, () -> worked(context, bytes));
    }
  }

  private static void runOnLoop(ChannelHandlerContext context, Runnable task) {
    try {
      context.executor().execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("spamd: the server ended before an answer was there");
    }
  }

  /** From here on time counts: how long it waited for its turn is no fault of the message. */
  private void scanBegins(ChannelHandlerContext context) {
    if (state == State.SCANNING) {
      startRequestTimer(context);
    }
  }

  private void worked(ChannelHandlerContext context, byte[] answer) {
    atWorker = false;
    releaseMessage();
    respond(context, answer);
  }

  private void respond(ChannelHandlerContext context, SpamdResponse response) {
    respond(context, response.encode());
  }

  private void respond(ChannelHandlerContext context, byte[] answer) {
    if (state == State.CLOSING) {
      return;
    }
    state = State.CLOSING;
    incoming.discard();
    requestTimer.ifPresent(timer -> timer.cancel(false));
    requestTimer = after(context, options.timeoutChild(), () -> close(context));
    ChannelFuture written =
        context
            .writeAndFlush(Unpooled.wrappedBuffer(answer))
            .addListener(ChannelFutureListener.CLOSE_ON_FAILURE)
            .addListener(
                done -> {
                  endRequest();
                  drain(context);
                });
    if (!written.isDone()) {
      awaitReader(context, unread(context));
    }
  }

  /** Who takes nothing of its answer for so long keeps the room that others wait for. */
  private void awaitReader(ChannelHandlerContext context, long before) {
    readerTimer =
        after(
            context,
            options.timeoutTcp(),
            () -> {
              long now = unread(context);
              if (!answered && now == before) {
                LOG.warn("spamd: a client does not read its answer");
                close(context);
              } else if (!answered) {
                awaitReader(context, now);
              }
            });
  }

  /** Bytes that the client has not taken. */
  private static long unread(ChannelHandlerContext context) {
    ChannelOutboundBuffer out = context.channel().unsafe().outboundBuffer();
    return out == null ? 0 : out.totalPendingWriteBytes() - out.currentProgress();
  }

  private void endRequest() {
    answered = true;
    readerTimer.ifPresent(timer -> timer.cancel(false));
    releaseMessage();
    if (open) {
      open = false;
      shared.open().end();
    }
  }

  /** Says that nothing more will come, then waits for the client to close. */
  private void drain(ChannelHandlerContext context) {
    if (!context.channel().isActive()) {
      return;
    }
    DuplexChannel channel = (DuplexChannel) context.channel();
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (tls == null && channel.isInputShutdown()) {
      // closing ends both ways; Netty makes an exception to end one
      close(context);
      return;
    }
    ChannelFuture unused = tls == null ? channel.shutdownOutput() : tls.closeOutbound();
    if (channel.isInputShutdown()) {
      close(context);
      return;
    }
    requestTimer.ifPresent(timer -> timer.cancel(false));
    requestTimer = after(context, Duration.ofSeconds(DRAIN_SECONDS), () -> close(context));
    channel.config().setAutoRead(true);
  }

  private void startReadTimer(ChannelHandlerContext context) {
    readTimer.ifPresent(timer -> timer.cancel(false));
    readTimer = after(context, options.timeoutTcp(), () -> readTimedOut(context));
  }

  private void startRequestTimer(ChannelHandlerContext context) {
    Duration limit = options.timeoutChild();
    Duration most = limit.isZero() ? limit : limit.plusSeconds(GRACE_SECONDS);
    requestTimer.ifPresent(timer -> timer.cancel(false));
    requestTimer = after(context, most, () -> requestTimedOut(context));
  }

  private void readTimedOut(ChannelHandlerContext context) {
    if (state == State.READING) {
      String limit = options.timeoutTcp().toSeconds() + " second socket timeout";
      timedOut(context, "(" + limit + " reading input from client)");
    }
  }

  private void requestTimedOut(ChannelHandlerContext context) {
    if (waiting) {
      shared.figures().refused();
      String none = "no memory left for this message now";
      LOG.warn("spamd: refused: {}", none);
      respond(context, new SpamdResponse.Failure(ExitCode.TEMPFAIL, none));
      return;
    }
    String limit = options.timeoutChild().toSeconds() + " second timeout";
    String command = incoming.command().map(SpamdCommand::name).orElse("read a request");
    timedOut(context, "(" + limit + " while trying to " + command + ")");
  }

  private void timedOut(ChannelHandlerContext context, String detail) {
    shared.figures().timedOut();
    LOG.warn("spamd: timeout: {}", detail);
    respond(context, new SpamdResponse.Failure(ExitCode.TIMEOUT, detail));
  }

  private static void close(ChannelHandlerContext context) {
    ChannelFuture unused = context.close();
  }

  /** No time at all is no limit. */
  private static Optional<ScheduledFuture<?>> after(
      ChannelHandlerContext context, Duration delay, Runnable task) {
    return delay.isZero()
        ? Optional.empty()
        : Optional.of(context.executor().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Compat: what breaks the protocol is logged in the words of spamd. */
  private static void logRefusal(SpamdResponse.Failure failure) {
    String kind = failure.code() == ExitCode.PROTOCOL ? "bad protocol: header error" : "refused";
    LOG.warn("spamd: {}: {}", kind, printable(failure.detail()));
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }
}
