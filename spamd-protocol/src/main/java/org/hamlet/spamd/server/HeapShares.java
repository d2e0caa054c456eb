package org.hamlet.spamd.server;

/**
 * How the heap is shared out, so that clients together cannot exhaust it. What is left is for the
 * rules, twice while they are read again, and for everything else.
 *
 * @param heldBytes requests being received, waiting and being answered may take so much together
 * @param scanBytes scans that run may take so much together; further ones wait for their turn
 */
record HeapShares(long heldBytes, long scanBytes) {

  private static final int HELD_PART = 8;
  private static final int SCAN_PART = 2;

  /**
   * Heap that is set aside for each byte of a message that is scanned. Measured with twelve shapes
   * of message of 4 MiB and SpamAssassin's rules: most take 7 to 10, one of empty lines 14, one of
   * header fields alone 16 to 22, which the rest of the heap bears: a share is half of it.
   */
  private static final int SCAN_BYTES_PER_BYTE = 16;

  /** What every scan takes beside. */
  private static final long SCAN_BASE_BYTES = 256 * 1024;

  /** The shares of a heap of that size, in bytes. */
  static HeapShares of(long heapBytes) {
    return new HeapShares(heapBytes / HELD_PART, heapBytes / SCAN_PART);
  }

  /** The longest message whose scan fits. */
  long maxMessageBytes() {
    return Math.max(1, (scanBytes - SCAN_BASE_BYTES) / SCAN_BYTES_PER_BYTE);
  }

  /** What the scan of a message of that length takes. */
  long scanOf(long messageBytes) {
    return Math.min(scanBytes, SCAN_BASE_BYTES + messageBytes * SCAN_BYTES_PER_BYTE);
  }
}
