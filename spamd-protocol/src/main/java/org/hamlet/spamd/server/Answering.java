package org.hamlet.spamd.server;

import java.util.concurrent.Semaphore;
import org.hamlet.spamd.codec.ExitCode;
import org.hamlet.spamd.codec.SpamdRequest;
import org.hamlet.spamd.codec.SpamdResponse;
import org.hamlet.spamd.service.Peer;
import org.hamlet.spamd.service.RequestHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests to the bytes of their answers, on worker threads. A scan begins when the heap has room
 * for it, in the order of arrival; running out of memory all the same is an answer too.
 * Thread-safe.
 */
final class Answering {

  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);
  private static final int UNIT_BYTES = 1024;

  private final RequestHandler handler;
  private final HeapShares shares;
  private final Semaphore room;

  Answering(RequestHandler handler, HeapShares shares) {
    this.handler = handler;
    this.shares = shares;
    this.room = new Semaphore(units(shares.scanBytes()), true);
  }

  /**
   * The answer as it goes over the wire; a fault of ours is one too.
   *
   * @param begins run when there is room for the scan
   */
  byte[] answer(SpamdRequest request, Peer peer, Runnable begins) {
    if (request.messageBytes() == 0) {
      return made(request, peer, begins);
    }
    int units = units(shares.scanOf(request.messageBytes()));
    room.acquireUninterruptibly(units);
    try {
      return made(request, peer, begins);
    } finally {
      room.release(units);
    }
  }

  private byte[] made(SpamdRequest request, Peer peer, Runnable begins) {
    try {
      begins.run();
      return handler.answer(request, peer).encode();
    } catch (OutOfMemoryError e) {
      return outOfMemory(e).encode();
    } catch (RuntimeException | Error e) {
      LOG.error("spamd: {} is not answered by a fault of this program", request.command(), e);
      return new SpamdResponse.Failure(ExitCode.SOFTWARE, "a fault, see the server's log").encode();
    }
  }

  /** Tells the log, and the client to try again. */
  static SpamdResponse outOfMemory(OutOfMemoryError e) {
    LOG.warn("spamd: out of memory ({}), the client is asked to try again", e.getMessage());
    return new SpamdResponse.Failure(ExitCode.TEMPFAIL, "out of memory");
  }

  private static int units(long bytes) {
    return Math.toIntExact(bytes / UNIT_BYTES);
  }
}
