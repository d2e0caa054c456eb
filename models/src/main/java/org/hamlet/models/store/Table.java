package org.hamlet.models.store;

import static org.hamlet.models.store.TableLayout.BLOCK_BYTES;
import static org.hamlet.models.store.TableLayout.HEADER_BYTES;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.hamlet.models.disk.StoreDamaged;
import org.hamlet.verdict.Label;

/**
 * A table as it lies on the disk, mapped into memory. Each block's checksum is looked at when the
 * block is first read. Immutable; thread-safe.
 */
final class Table {

  /** What stands for no table: generation 0, nothing in it. */
  static final Table EMPTY = new Table(ByteBuffer.allocate(HEADER_BYTES), new long[0]);

  private final ByteBuffer file;
  private final long[] firstKeys;
  private final boolean[] checked;

  private Table(ByteBuffer file, long[] firstKeys) {
    this.file = file;
    this.firstKeys = firstKeys;
    this.checked = new boolean[firstKeys.length];
  }

  /** Opens a table; its header, index and messages are checked. */
  static Table open(ByteBuffer file) throws StoreDamaged {
    if (file.capacity() < HEADER_BYTES
        || file.getLong(0) != TableLayout.MAGIC
        || sum(file.slice(0, TableLayout.HEADER_CHECKSUM))
            != file.getInt(TableLayout.HEADER_CHECKSUM)) {
      throw new StoreDamaged("the header of the token table is damaged");
    }
    int blocks = file.getInt(TableLayout.BLOCKS);
    int index = HEADER_BYTES + blocks * BLOCK_BYTES;
    int indexBytes = blocks * TableLayout.INDEX_BYTES;
    int seenBytes = file.getInt(TableLayout.SEEN) * TableLayout.SEEN_BYTES;
    if (file.capacity() < index + indexBytes + seenBytes
        || sum(file.slice(index, indexBytes)) != file.getInt(TableLayout.INDEX_CHECKSUM)
        || sum(file.slice(index + indexBytes, seenBytes))
            != file.getInt(TableLayout.SEEN_CHECKSUM)) {
      throw new StoreDamaged("the index of the token table is damaged");
    }
    long[] firstKeys = new long[blocks];
    for (int i = 0; i < blocks; i++) {
      firstKeys[i] = file.getLong(index + i * TableLayout.INDEX_BYTES);
    }
    return new Table(file, firstKeys);
  }

  long generation() {
    return file.getLong(TableLayout.GENERATION);
  }

  Totals totals() {
    return new Totals(file.getLong(TableLayout.SPAM), file.getLong(TableLayout.HAM));
  }

  int tokens() {
    return file.getInt(TableLayout.TOKENS);
  }

  int seenMessages() {
    return file.getInt(TableLayout.SEEN);
  }

  /** What is known of a token. */
  Optional<TokenCount> find(long key) throws StoreDamaged {
    int at = Arrays.binarySearch(firstKeys, key);
    int number = at >= 0 ? at : -at - 2;
    if (number < 0) {
      return Optional.empty();
    }
    byte[] block = new byte[BLOCK_BYTES];
    block(number).get(block);
    return CountCode.find(block, firstKeys[number], key);
  }

  /** The tokens of one block. */
  TokenCount[] tokens(int number) throws StoreDamaged {
    ByteBuffer block = block(number);
    TokenCount[] tokens = new TokenCount[block.getShort()];
    long previous = firstKeys[number];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = CountCode.get(block, previous);
      previous = tokens[i].key();
    }
    return tokens;
  }

  int blocks() {
    return firstKeys.length;
  }

  private ByteBuffer block(int number) throws StoreDamaged {
    ByteBuffer block = file.slice(HEADER_BYTES + number * BLOCK_BYTES, BLOCK_BYTES);
    if (!checked[number]) {
      int index = HEADER_BYTES + blocks() * BLOCK_BYTES + number * TableLayout.INDEX_BYTES;
      if (sum(block.duplicate()) != file.getInt(index + 8)) {
        throw new StoreDamaged("block " + number + " of the token table is damaged");
      }
      checked[number] = true;
    }
    return block;
  }

  /** The label a message was learned with, if it was. */
  Optional<SeenMessage> seen(MessageKey key) {
    int low = 0;
    int high = seenMessages() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      SeenMessage at = seenAt(middle);
      int order = at.key().compareTo(key);
      if (order == 0) {
        return Optional.of(at);
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }

  /** All messages by rising key. */
  Iterator<SeenMessage> allSeen() {
    IntFunction<SeenMessage> at = this::seenAt;
    return IntStream.range(0, seenMessages()).mapToObj(at).iterator();
  }

  private SeenMessage seenAt(int number) {
    int at =
        HEADER_BYTES
            + blocks() * (BLOCK_BYTES + TableLayout.INDEX_BYTES)
            + number * TableLayout.SEEN_BYTES;
    MessageKey key = new MessageKey(file.getLong(at), file.getLong(at + 8), file.getInt(at + 16));
    Label label = LabelCode.label(file.get(at + MessageKey.BYTES));
    return new SeenMessage(key, label, file.getInt(at + MessageKey.BYTES + 1));
  }

  private static int sum(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }
}
