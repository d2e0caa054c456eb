package org.hamlet.models.digests;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.models.disk.RecordFile;
import org.hamlet.models.disk.StoreDamaged;

/**
 * Digests and reporters in memory, those reported last behind all others. When they take too much
 * room, those not reported longest are forgotten. One thread.
 */
final class DigestTable implements RecordFile.Records, DigestRecords.Taker {

  private final Map<SharedDigest, Entry> entries = new LinkedHashMap<>();
  private final SketchIndex sketches = new SketchIndex();
  private final Reporters reporters = new Reporters();
  private final long room;
  private long bytes;
  private int wantedHosts;

  /** An empty one that keeps entries of so many bytes. */
  DigestTable(long room) {
    this.room = room;
  }

  /**
   * An entry that was looked for.
   *
   * @param similarity how much it is like what was looked for, 0 to 1
   */
  record Found(Entry entry, double similarity) {}

  /** The entry of a digest, or of the one most like it. */
  Optional<Found> find(SharedDigest digest) {
    return like(digest).stream().findFirst();
  }

  /**
   * The entry that tells most of a digest: one of wanted mail that is like it, else the one most
   * like it.
   */
  Optional<Found> tell(SharedDigest digest) {
    List<Found> like = like(digest);
    return like.stream()
        .filter(found -> found.entry().said().stream().anyMatch(Entry.Said::isHam))
        .findFirst()
        .or(() -> like.stream().findFirst());
  }

  private List<Found> like(SharedDigest digest) {
    if (digest.kind() == SharedDigest.Kind.BODY) {
      return sketches.like(digest).stream()
          .map(like -> new Found(entries.get(like.digest()), like.similarity()))
          .toList();
    }
    Entry same = entries.get(digest);
    return same == null ? List.of() : List.of(new Found(same, 1));
  }

  Reporters reporters() {
    return reporters;
  }

  List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  @Override
  public void clear() {
    entries.clear();
    sketches.clear();
    reporters.clear();
    bytes = 0;
    wantedHosts = 0;
  }

  @Override
  public void take(ByteBuffer in) throws StoreDamaged {
    DigestRecords.read(in, reporters.size(), this);
  }

  @Override
  public void reporter(int number, Standing standing) {
    reporters.put(number, standing);
  }

  @Override
  public void entry(Entry entry) {
    remove(entry.digest());
    if (entry.said().isEmpty()) {
      return;
    }
    entries.put(entry.digest(), entry);
    bytes += DigestRecords.bytes(entry);
    wantedHosts += isWantedHost(entry) ? 1 : 0;
    if (entry.digest().kind() == SharedDigest.Kind.BODY) {
      sketches.add(entry.digest());
    }
    while (bytes > room && entries.size() > 1) {
      remove(entries.keySet().iterator().next());
    }
  }

  private void remove(SharedDigest digest) {
    Entry known = entries.remove(digest);
    if (known != null) {
      bytes -= DigestRecords.bytes(known);
      wantedHosts -= isWantedHost(known) ? 1 : 0;
      sketches.remove(digest);
    }
  }

  /** How many hosts of wanted mail are known. */
  int wantedHosts() {
    return wantedHosts;
  }

  private static boolean isWantedHost(Entry entry) {
    return entry.digest().kind() == SharedDigest.Kind.HOST
        && entry.said().stream().anyMatch(Entry.Said::isHam);
  }

  /** Forgets what was last reported before a moment; gives how many that were. */
  int forgetBefore(long moment) {
    List<SharedDigest> old = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (entry.span().last() < moment) {
        old.add(entry.digest());
      }
    }
    old.forEach(this::remove);
    return old.size();
  }

  @Override
  public Iterable<ByteBuffer> all() {
    return this::records;
  }

  private Iterator<ByteBuffer> records() {
    List<ByteBuffer> all = new ArrayList<>();
    for (int i = 0; i < reporters.size(); i++) {
      all.add(DigestRecords.of(i, reporters.get(i)));
    }
    entries.values().forEach(entry -> all.add(DigestRecords.of(entry)));
    return all.iterator();
  }
}
