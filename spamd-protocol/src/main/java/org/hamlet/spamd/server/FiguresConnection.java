package org.hamlet.spamd.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One who asks for the figures: {@code GET /metrics} in HTTP/1.0 or 1.1 (RFC 9112), of which no
 * more is known here. The page is made by a thread of its own, as it reads files; the connection is
 * closed after the answer. Confined to the event loop but for that.
 */
final class FiguresConnection extends ChannelInboundHandlerAdapter {

  private static final Logger LOG = LoggerFactory.getLogger(FiguresConnection.class);

  /** Longest request, in bytes. */
  static final int MAX_REQUEST_BYTES = 4096;

  /** Most who ask at once; further ones wait until one is gone. */
  static final int MAX_CONNECTIONS = 16;

  /** Most time for a request and its answer, in seconds. */
  static final long MAX_SECONDS = 10;

  private final Supplier<String> page;
  private final Workers makers;
  private final Admission admission;
  private final StringBuilder request = new StringBuilder();
  private boolean answered;

  FiguresConnection(Supplier<String> page, Workers makers, Admission admission) {
    this.page = page;
    this.makers = makers;
    this.admission = admission;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    admission.entered();
    var unused = context.executor().schedule(() -> close(context), MAX_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    admission.left();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    try {
      if (!answered) {
        int room = Math.min(bytes.readableBytes(), MAX_REQUEST_BYTES - request.length());
        request.append(bytes.readCharSequence(room, ISO_8859_1));
        if (request.indexOf("\r\n\r\n") >= 0 || request.indexOf("\n\n") >= 0) {
          answer(context);
        } else if (request.length() == MAX_REQUEST_BYTES) {
          respond(context, "431 Request Header Fields Too Large", "");
        }
      }
    } finally {
      bytes.release();
    }
  }

  private void answer(ChannelHandlerContext context) {
    String[] line = request.substring(0, request.indexOf("\n")).strip().split(" ");
    if (line.length != 3 || !line[2].startsWith("HTTP/1.")) {
      respond(context, "400 Bad Request", "");
    } else if (!line[0].equals("GET")) {
      respond(context, "405 Method Not Allowed", "");
    } else if (!line[1].equals("/metrics")) {
      respond(context, "404 Not Found", "the figures are at /metrics\n");
    } else {
      answered = true;
      makers.submit("", () -> make(context));
    }
  }

  /** On a maker's thread. */
  private void make(ChannelHandlerContext context) {
    try {
      String text = page.get();
      context.executor().execute(() -> respond(context, "200 OK", text));
    } catch (RejectedExecutionException e) {
      LOG.debug("spamd: the server ended before its figures were told");
    } catch (RuntimeException e) {
      LOG.warn("spamd: no figures told by a fault of this server", e);
      close(context);
    }
  }

  private void respond(ChannelHandlerContext context, String status, String body) {
    answered = true;
    byte[] bytes = body.getBytes(UTF_8);
    String head =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nContent-Length: "
            + bytes.length
            + "\r\nConnection: close\r\n\r\n";
    ByteBuf answer = Unpooled.wrappedBuffer(head.getBytes(ISO_8859_1), bytes);
    ChannelFuture unused = context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event == ChannelInputShutdownEvent.INSTANCE && !answered) {
      close(context);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("spamd: no figures told: {}", cause.toString());
    close(context);
  }

  private static void close(ChannelHandlerContext context) {
    ChannelFuture unused = context.close();
  }
}
