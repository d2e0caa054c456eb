package org.hamlet.spamd.server;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.hamlet.spamd.codec.Decoded;
import org.hamlet.spamd.codec.RequestDecoder;
import org.hamlet.spamd.codec.SpamdCommand;

/**
 * What came of one request, on its way to the decoder: pieces for which there is no room wait here.
 * They are what one read of the network brought, as none is read while they wait. Confined to the
 * event loop.
 */
final class Incoming {

  private final RequestDecoder decoder;
  private final Queue<ByteBuf> pieces = new ArrayDeque<>();
  private boolean ended;

  Incoming(RequestDecoder decoder) {
    this.decoder = decoder;
  }

  /** Takes the next piece, and releases it in time. */
  void add(ByteBuf piece) {
    pieces.add(piece);
  }

  /** Nothing more will come. */
  void end() {
    ended = true;
  }

  /** Decodes what is there; as {@link RequestDecoder#feed}. */
  Optional<Decoded> decode() {
    while (!pieces.isEmpty()) {
      ByteBuf piece = pieces.element();
      ByteBuffer bytes = piece.nioBuffer();
      Optional<Decoded> decoded = decoder.feed(bytes);
      piece.skipBytes(bytes.position());
      if (decoded.isPresent() && decoded.get() instanceof Decoded.Waiting) {
        return decoded;
      }
      pieces.remove().release();
      if (decoded.isPresent()) {
        return decoded;
      }
    }
    return ended ? decoder.end() : Optional.empty();
  }

  /** The command once the first line has come. */
  Optional<SpamdCommand> command() {
    return decoder.command();
  }

  /** The user once the header has come; none where it names nobody. */
  Optional<String> user() {
    return decoder.user();
  }

  /** Forgets all of it; later pieces are not taken. */
  void discard() {
    decoder.discard();
    pieces.forEach(ByteBuf::release);
    pieces.clear();
  }
}
