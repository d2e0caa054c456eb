package org.hamlet.spamd.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells that clients cannot be accepted, such as when there are no more file descriptors: one line,
 * and again only after a while. Netty pauses a second after each failure and tries again. Confined
 * to the event loop.
 */
final class AcceptFailures extends ChannelInboundHandlerAdapter {

  /** How long nothing more is told. */
  static final Duration QUIET = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(AcceptFailures.class);

  private final LongSupplier nanos;
  private boolean told;
  private long toldNanos;
  private long untold;

  /**
   * None yet.
   *
   * @param nanos the clock, as {@link System#nanoTime}
   */
  AcceptFailures(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (told && nanos.getAsLong() - toldNanos < QUIET.toNanos()) {
      untold++;
      return;
    }
    LOG.error(
        "spamd: clients cannot be accepted, they wait: {} ({} times more before)",
        cause.getMessage(),
        untold);
    told = true;
    toldNanos = nanos.getAsLong();
    untold = 0;
  }
}
