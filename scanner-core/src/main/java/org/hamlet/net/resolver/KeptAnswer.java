package org.hamlet.net.resolver;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.RecordType;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;

/**
 * An answer and when its time is over.
 *
 * @param untilMillis the first millisecond since 1970 at which it is to be asked for again
 */
record KeptAnswer(DnsQuestion question, DnsAnswer answer, long untilMillis) {

  /** What an answer, or a record of it, takes beside its text. */
  private static final int OBJECT_BYTES = 160;

  /** About what it takes in memory: a byte for each char, and what objects take around them. */
  long bytes() {
    long bytes = OBJECT_BYTES;
    bytes += question.name().length();
    for (DnsRecord record : answer.records()) {
      bytes += OBJECT_BYTES;
      bytes += record.owner().length();
      bytes += record.data().length();
    }
    return bytes;
  }

  /** How long it may be kept from now on; 0 and less when its time is over. */
  long leftMillis(long nowMillis) {
    return untilMillis - nowMillis;
  }

  /**
   * Whether it has time left, and no more than it can have: more says that the clock was set back
   * since, and nobody knows how old it is.
   */
  boolean isFresh(long nowMillis) {
    long most = 1000 * Math.min(AnswerCache.MAX_TTL_SECONDS, answer.ttlSeconds());
    return untilMillis > nowMillis && untilMillis <= nowMillis + most;
  }

  /** The bytes from which {@link #read} makes the same again; only of conclusive answers. */
  byte[] toBytes() {
    SnapshotWriter out = new SnapshotWriter();
    out.word(question.name()).word(question.type().name()).whole(untilMillis);
    out.flag(answer.status() == Status.OK).whole(answer.ttlSeconds());
    out.number(answer.records().size());
    for (DnsRecord record : answer.records()) {
      out.word(record.owner()).word(record.type().name()).whole(record.ttlSeconds());
      out.word(record.data());
    }
    return out.toBytes();
  }

  /**
   * What {@link #toBytes} wrote.
   *
   * @throws SnapshotDamage when it cannot have written that
   */
  static KeptAnswer read(SnapshotReader in) throws SnapshotDamage {
    DnsQuestion question = DnsQuestion.of(in.word(), type(in));
    long until = in.whole();
    Status status = in.flag() ? Status.OK : Status.NO_SUCH_NAME;
    long ttl = in.whole();
    int count = in.number(AnswerReader.MAX_RECORDS + 1);
    List<DnsRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(new DnsRecord(in.word(), type(in), in.whole(), in.word()));
    }
    if (!in.isAtEnd()) {
      throw new SnapshotDamage("more than an answer");
    }
    return new KeptAnswer(question, new DnsAnswer(status, records, ttl), until);
  }

  private static RecordType type(SnapshotReader in) throws SnapshotDamage {
    String name = in.word();
    return RecordType.named(name).orElseThrow(() -> new SnapshotDamage("no type: " + name));
  }
}
