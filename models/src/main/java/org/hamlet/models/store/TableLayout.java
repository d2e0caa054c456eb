package org.hamlet.models.store;

/**
 * Where things stand in a table file: a header, blocks of tokens sorted by key, an index with the
 * first key and the checksum of each block, and the messages learned, sorted by key.
 */
final class TableLayout {

  static final long MAGIC = 0x48414D4C54424C31L;
  static final int HEADER_BYTES = 64;

  /** Offsets within the header. */
  static final int GENERATION = 8;

  static final int SPAM = 16;
  static final int HAM = 24;
  static final int TOKENS = 32;
  static final int BLOCKS = 36;
  static final int SEEN = 40;
  static final int INDEX_CHECKSUM = 44;
  static final int SEEN_CHECKSUM = 48;
  static final int HEADER_CHECKSUM = 60;

  /** Short, since a look-up reads half a block. */
  static final int BLOCK_BYTES = 1_024;

  static final int INDEX_BYTES = 12;
  static final int SEEN_BYTES = MessageKey.BYTES + 1 + 4;

  private TableLayout() {}
}
