package org.hamlet.eval;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.hamlet.classify.SenderHistory;
import org.hamlet.classify.SenderRecord;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Bytes;
import org.hamlet.verdict.Label;

/**
 * What TxRep remembers of one message, so that neither a second scan nor learning it twice counts
 * again: the points of its scan, and as what it was learned. A message is known by its Message-ID,
 * Date and the beginning of its body.
 */
final class TrackedMessage {

  /** So much of a body tells messages apart, in bytes. */
  static final int MAX_BODY_BYTES = 64 * 1024;

  private static final String SCANNED = "|scanned";

  private final SenderHistory.Records records;
  private final String key;

  private TrackedMessage(SenderHistory.Records records, String key) {
    this.records = records;
    this.key = key;
  }

  /** The message under scan; empty where {@code txrep_track_messages 0}. */
  static Optional<TrackedMessage> of(ScanContext scan, SenderHistory.Records records) {
    if (!scan.settings().flag("txrep_track_messages")) {
      return Optional.empty();
    }
    return Optional.of(new TrackedMessage(records, SenderHistory.MESSAGE + digest(scan)));
  }

  /** What is known of it; {@link SenderRecord#NONE} when it was neither scanned nor learned. */
  SenderRecord record() {
    return records.find(key());
  }

  /** As what it was learned. */
  Optional<Label> learnedAs() {
    for (Label label : Label.values()) {
      if (records.find(key(label)).isKnown()) {
        return Optional.of(label);
      }
    }
    return Optional.empty();
  }

  /** A scan gave it so many points. */
  void scanned(double points) {
    records.update(key + SCANNED, now -> SenderRecord.NONE.plus(points));
  }

  /** It was learned, and the record is now this one. */
  void learned(Label label, SenderRecord record) {
    become(key(label), record);
  }

  /** It is as if it had not been learned, and the record is now this one. */
  void forgotten(SenderRecord record) {
    become(key + SCANNED, record);
  }

  private void become(String next, SenderRecord record) {
    records.update(key(), now -> SenderRecord.NONE);
    records.update(next, now -> record);
  }

  private String key() {
    return learnedAs().map(this::key).orElse(key + SCANNED);
  }

  private String key(Label label) {
    return key + (label == Label.SPAM ? "|spam" : "|ham");
  }

  private static String digest(ScanContext scan) {
    MessageDigest sha1 = sha1();
    for (String field : new String[] {"Message-Id", "Date"}) {
      scan.message()
          .headers()
          .first(field)
          .ifPresent(f -> sha1.update(f.raw().text().getBytes(StandardCharsets.ISO_8859_1)));
      sha1.update((byte) '\n');
    }
    Bytes body = scan.message().pristineBody();
    sha1.update(body.array(), body.offset(), Math.min(body.length(), MAX_BODY_BYTES));
    return HexFormat.of().formatHex(sha1.digest());
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
