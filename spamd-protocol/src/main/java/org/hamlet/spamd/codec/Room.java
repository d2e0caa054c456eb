package org.hamlet.spamd.codec;

/**
 * The memory one request may take: asked before bytes are kept. Confined to the decoder's thread.
 */
public interface Room {

  /** Room without end, for callers that bound memory in another way. */
  Room UNBOUNDED =
      new Room() {
        @Override
        public boolean take(long bytes) {
          return true;
        }

        @Override
        public void giveBack(long bytes) {
          // Nothing is counted.
        }
      };

  /** Takes room; false, and nothing taken, when there is none. */
  boolean take(long bytes);

  /** Gives room back that was taken. */
  void giveBack(long bytes);
}
