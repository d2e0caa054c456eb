package org.hamlet.models.digests;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hamlet.digest.shared.Reporter;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.Sighting;
import org.hamlet.models.disk.StoreDamaged;

/**
 * Reporters and entries as bytes: a letter, then what it is of; numbers begin with their high byte.
 */
final class DigestRecords {

  private static final byte REPORTER = 'R';
  private static final byte ENTRY = 'E';
  private static final int STANDING_BYTES = 12;
  private static final int SAID_BYTES = 10;
  private static final int SPAN_BYTES = 16;

  private DigestRecords() {}

  /** What takes what is read. */
  interface Taker {
    void reporter(int number, Standing standing);

    /** An entry without any word is one that is gone. */
    void entry(Entry entry);
  }

  static ByteBuffer of(int number, Standing standing) {
    byte[] name = standing.reporter().name().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + Short.BYTES + 1 + name.length + STANDING_BYTES)
        .put(REPORTER)
        .putShort((short) number)
        .put((byte) name.length)
        .put(name)
        .putFloat(standing.start())
        .putInt(standing.confirmed())
        .putInt(standing.contradicted())
        .flip();
  }

  static ByteBuffer of(Entry entry) {
    ByteBuffer out =
        ByteBuffer.allocate(bytes(entry))
            .put(ENTRY)
            .put((byte) entry.digest().kind().code())
            .put(entry.digest().bytes())
            .putLong(entry.span().first())
            .putLong(entry.span().last())
            .put((byte) entry.said().size());
    for (Entry.Said said : entry.said()) {
      out.putShort((short) said.reporter()).putInt(said.spam()).putInt(said.ham());
    }
    return out.flip();
  }

  /** How many an entry takes. */
  static int bytes(Entry entry) {
    int digest = entry.digest().kind().bytes();
    return 1 + 1 + digest + SPAN_BYTES + 1 + entry.said().size() * SAID_BYTES;
  }

  /**
   * Reads all there is.
   *
   * @param reporters how many are known so far
   * @throws StoreDamaged at what is none
   */
  static void read(ByteBuffer in, int reporters, Taker taker) throws StoreDamaged {
    int known = reporters;
    try {
      while (in.hasRemaining()) {
        byte letter = in.get();
        if (letter == REPORTER) {
          int number = in.getShort() & 0xFFFF;
          check(number <= known);
          taker.reporter(number, standing(in));
          known = Math.max(known, number + 1);
        } else {
          check(letter == ENTRY);
          taker.entry(entry(in, known));
        }
      }
    } catch (BufferUnderflowException e) {
      throw damaged();
    }
  }

  private static Standing standing(ByteBuffer in) {
    byte[] name = new byte[in.get() & 0xFF];
    in.get(name);
    Reporter reporter = new Reporter(new String(name, StandardCharsets.UTF_8));
    return new Standing(reporter, in.getFloat(), in.getInt(), in.getInt());
  }

  private static Entry entry(ByteBuffer in, int reporters) throws StoreDamaged {
    Optional<SharedDigest.Kind> kind = SharedDigest.Kind.coded(in.get());
    byte[] digest = new byte[kind.orElseThrow(DigestRecords::damaged).bytes()];
    in.get(digest);
    Sighting.Span span = new Sighting.Span(in.getLong(), in.getLong());
    int count = in.get();
    check(count >= 0 && count <= Entry.MAX_REPORTERS);
    List<Entry.Said> said = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      said.add(new Entry.Said(in.getShort() & 0xFFFF, in.getInt(), in.getInt()));
      check(said.get(i).reporter() < reporters);
    }
    return new Entry(SharedDigest.of(kind.get(), digest), span, said);
  }

  private static void check(boolean right) throws StoreDamaged {
    if (!right) {
      throw damaged();
    }
  }

  private static StoreDamaged damaged() {
    return new StoreDamaged("the file of digests does not hold what was written to it");
  }
}
