package org.hamlet.models.store;

import static org.hamlet.models.store.TableLayout.BLOCK_BYTES;
import static org.hamlet.models.store.TableLayout.HEADER_BYTES;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.hamlet.models.disk.StoreFile;

/** Writes a table: first all tokens by rising key, then all messages by rising key, then finish. */
final class TableWriter {

  private static final int SEEN_CHUNK = 256;

  private final StoreFile file;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
  private final CRC32C seenSum = new CRC32C();
  private final ByteBuffer seenChunk = ByteBuffer.allocate(SEEN_CHUNK * TableLayout.SEEN_BYTES);
  private ByteBuffer index = ByteBuffer.allocate(256 * TableLayout.INDEX_BYTES);
  private long firstKey;
  private long previousKey;
  private int tokens;
  private int blocks;
  private int seen;
  private long position = HEADER_BYTES;
  private int indexSum;

  TableWriter(StoreFile file) {
    this.file = file;
    block.position(2);
  }

  void add(TokenCount token) throws IOException {
    if (block.remaining() < CountCode.MAX_BYTES) {
      endBlock();
    }
    int inBlock = block.getShort(0);
    if (inBlock == 0) {
      firstKey = token.key();
      previousKey = token.key();
    }
    CountCode.put(block, token, previousKey);
    block.putShort(0, (short) (inBlock + 1));
    previousKey = token.key();
    tokens++;
  }

  private void endBlock() throws IOException {
    while (block.hasRemaining()) {
      block.put((byte) 0);
    }
    block.flip();
    CRC32C sum = new CRC32C();
    sum.update(block.duplicate());
    if (index.remaining() < TableLayout.INDEX_BYTES) {
      index = ByteBuffer.allocate(index.capacity() * 2).put(index.flip());
    }
    index.putLong(firstKey).putInt((int) sum.getValue());
    write(block);
    block.clear().putShort(0, (short) 0).position(2);
    blocks++;
  }

  private void endTokens() throws IOException {
    if (block.getShort(0) > 0) {
      endBlock();
    }
    index.flip();
    CRC32C sum = new CRC32C();
    sum.update(index.duplicate());
    indexSum = (int) sum.getValue();
    write(index);
  }

  void add(SeenMessage message) throws IOException {
    if (seen == 0) {
      endTokens();
    }
    MessageKey key = message.key();
    seenChunk.putLong(key.high()).putLong(key.middle()).putInt(key.low());
    seenChunk.put(LabelCode.of(message.label())).putInt(message.seconds());
    seen++;
    if (!seenChunk.hasRemaining()) {
      endSeen();
    }
  }

  private void endSeen() throws IOException {
    seenChunk.flip();
    seenSum.update(seenChunk.duplicate());
    write(seenChunk);
    seenChunk.clear();
  }

  /** Writes the header; the caller forces the file. */
  void finish(long generation, Totals totals) throws IOException {
    if (seen == 0) {
      endTokens();
    }
    endSeen();
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    header.putLong(0, TableLayout.MAGIC).putLong(TableLayout.GENERATION, generation);
    header.putLong(TableLayout.SPAM, totals.spam()).putLong(TableLayout.HAM, totals.ham());
    header.putInt(TableLayout.TOKENS, tokens).putInt(TableLayout.BLOCKS, blocks);
    header.putInt(TableLayout.SEEN, seen).putInt(TableLayout.INDEX_CHECKSUM, indexSum);
    header.putInt(TableLayout.SEEN_CHECKSUM, (int) seenSum.getValue());
    CRC32C sum = new CRC32C();
    sum.update(header.slice(0, TableLayout.HEADER_CHECKSUM));
    header.putInt(TableLayout.HEADER_CHECKSUM, (int) sum.getValue());
    file.write(header, 0);
  }

  private void write(ByteBuffer bytes) throws IOException {
    int length = bytes.remaining();
    file.write(bytes, position);
    position += length;
  }
}
