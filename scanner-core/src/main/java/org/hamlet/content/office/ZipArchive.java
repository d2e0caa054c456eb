package org.hamlet.content.office;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.hamlet.message.Bytes;
import org.hamlet.verdict.LimitLog;

/**
 * Reads the files of a ZIP archive by its central directory (APPNOTE 6.3, 4.3.12 and 4.3.16), as
 * far as mail needs it: stored and deflated files, no ZIP64, no parts on other disks. A damaged
 * archive has fewer files. One thread.
 */
final class ZipArchive {

  /** Files of one archive. */
  static final int MAX_ENTRIES = 5_000;

  /** Bytes of one file after unpacking. */
  static final int MAX_FILE_BYTES = 2_097_152;

  /** What an archive or package begins with. */
  static final String MAGIC = "PK\u0003\u0004";

  private static final int END_BYTES = 22;
  static final int MAX_COMMENT_BYTES = 65_535;
  private static final long END_SIGNATURE = 0x06054b50;
  private static final long ENTRY_SIGNATURE = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private final Bytes data;
  private final LimitLog log;

  ZipArchive(Bytes data, LimitLog log) {
    this.data = data;
    this.log = log;
  }

  /**
   * One file of the archive.
   *
   * @param encrypted whether it needs a password
   * @param method how it is packed
   * @param packedBytes its length in the archive
   * @param local where its local header is
   */
  record Entry(String name, boolean encrypted, int method, long packedBytes, long local) {

    boolean isDirectory() {
      return name.endsWith("/");
    }
  }

  /** The files in the order of the directory; none when there is no directory. */
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    int end = endRecord();
    if (end < 0) {
      return entries;
    }
    long size = int32(end + 12);
    long stated = int32(end + 16);
    long start = end - size;
    long shift = start - stated;
    long at = start;
    while (at >= 0 && at + ENTRY_BYTES <= end && int32((int) at) == ENTRY_SIGNATURE) {
      if (entries.size() == MAX_ENTRIES) {
        log.reached(ZipArchive.class, "MAX_ENTRIES", MAX_ENTRIES, "files");
        break;
      }
      int from = (int) at;
      int nameEnd = from + ENTRY_BYTES + int16(from + 28);
      if (nameEnd > end) {
        break;
      }
      String name = data.slice(from + ENTRY_BYTES, nameEnd).text();
      boolean encrypted = (int16(from + 8) & 1) != 0;
      entries.add(
          new Entry(name, encrypted, int16(from + 10), int32(from + 20), int32(from + 42) + shift));
      at = (long) nameEnd + int16(from + 30) + int16(from + 32);
    }
    return entries;
  }

  /** Where the record is that ends an archive, before its comment; -1 when there is none. */
  private int endRecord() {
    int last = data.length() - END_BYTES;
    int first = Math.max(0, last - MAX_COMMENT_BYTES);
    for (int at = last; at >= first; at--) {
      if (data.at(at) == 'P' && int32(at) == END_SIGNATURE) {
        return at;
      }
    }
    return -1;
  }

  /** How many bytes are read at most to unpack it. */
  long packedBytes(Entry entry) {
    return Math.min(entry.packedBytes(), data.length());
  }

  /**
   * What a file unpacks to, up to the limit; what there is of it when it is damaged, nothing when
   * it needs a password.
   */
  Bytes content(Entry entry) {
    if (entry.encrypted() || entry.local() < 0 || entry.local() + LOCAL_BYTES > data.length()) {
      return Bytes.EMPTY;
    }
    int local = (int) entry.local();
    long from = local + (long) LOCAL_BYTES + int16(local + 26) + int16(local + 28);
    if (from > data.length()) {
      return Bytes.EMPTY;
    }
    int to = (int) Math.min(data.length(), from + entry.packedBytes());
    Bytes packed = data.slice((int) from, to);
    return switch (entry.method()) {
      case STORED -> cut(packed);
      case DEFLATED -> inflated(packed);
      default -> Bytes.EMPTY;
    };
  }

  private Bytes cut(Bytes content) {
    if (content.length() <= MAX_FILE_BYTES) {
      return content;
    }
    log.reached(ZipArchive.class, "MAX_FILE_BYTES", MAX_FILE_BYTES, "bytes");
    return content.slice(0, MAX_FILE_BYTES);
  }

  private Bytes inflated(Bytes packed) {
    Inflater inflater = new Inflater(true);
    byte[] out = new byte[Math.min(MAX_FILE_BYTES, Math.max(1_024, 4 * packed.length()))];
    int length = 0;
    try {
      inflater.setInput(packed.array(), packed.offset(), packed.length());
      while (length < MAX_FILE_BYTES + 1) {
        if (length == out.length) {
          out = Arrays.copyOf(out, Math.min(MAX_FILE_BYTES + 1, 2 * out.length));
        }
        int count = inflater.inflate(out, length, out.length - length);
        length += count;
        if (count == 0 && (inflater.finished() || inflater.needsInput())) {
          break;
        }
      }
    } catch (DataFormatException e) {
      // what there is of it before the damage counts
      length = (int) Math.max(length, Math.min(out.length, inflater.getBytesWritten()));
    } finally {
      inflater.end();
    }
    return cut(Bytes.of(out, 0, length));
  }

  private int int16(int at) {
    return data.at(at) | data.at(at + 1) << 8;
  }

  private long int32(int at) {
    return int16(at) | (long) int16(at + 2) << 16;
  }
}
