package org.hamlet.net.lists;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamlet.snapshot.FolderOwner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of lists in a file, so that a restart neither forgets what was asked today nor asks
 * a list at once that was set aside: a line for each list, tabs between the values. Processes share
 * it: under a lock each adds what it counted since it last read or wrote the file, and learns what
 * others did. What cannot be read counts as nothing kept. Thread-safe.
 */
final class ListLedger {

  /** Largest file that is read. */
  static final int MAX_FILE_BYTES = 1_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(ListLedger.class);

  private final Path file;
  private final Map<String, ListAccount> known = new HashMap<>();

  ListLedger(Path file) {
    this.file = file.toAbsolutePath();
  }

  /**
   * What the file holds.
   *
   * @param today days since 1970, in UTC
   */
  synchronized Collection<ListAccount> read(long today) {
    Map<String, ListAccount> kept = accounts(today);
    known.putAll(kept);
    return kept.values();
  }

  /** How long ago it was written, by that clock; empty where it was not. */
  Optional<Duration> age(long nowMillis) {
    try {
      long written = Files.getLastModifiedTime(file).toMillis();
      return Optional.of(Duration.ofMillis(Math.abs(nowMillis - written)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether one is doing otherwise than the file says: set aside, or to be believed. */
  synchronized boolean hasNews(Collection<ZoneRecord> records) {
    return records.stream()
        .map(ZoneRecord::account)
        .anyMatch(account -> !account.state().equals(before(account.zone()).state()));
  }

  /**
   * Adds to the file what is new in records, and to these what is new in the file.
   *
   * @param today days since 1970, in UTC
   * @return those of lists that only others asked; empty where the file could not be written
   */
  synchronized Optional<List<ListAccount>> save(Collection<ZoneRecord> records, long today) {
    try {
      FolderOwner.check(file);
      Files.createDirectories(file.getParent());
      try (FileTurn turn = FileTurn.of(file)) {
        return Optional.of(merge(records, turn, today));
      }
    } catch (IOException e) {
      LOG.warn("the accounts of DNS lists cannot be written: {}", e.toString());
      return Optional.empty();
    }
  }

  private List<ListAccount> merge(Collection<ZoneRecord> records, FileTurn turn, long today)
      throws IOException {
    Map<String, ListAccount> kept = accounts(today);
    Map<ZoneRecord, ListAccount> seen = new LinkedHashMap<>();
    Map<String, ListAccount> merged = new LinkedHashMap<>();
    for (ZoneRecord record : records) {
      ListAccount mine = record.account();
      seen.put(record, mine);
      Optional<ListAccount> theirs = Optional.ofNullable(kept.remove(mine.zone()));
      merged.put(mine.zone(), mine.into(theirs, before(mine.zone()).asOf(today), today));
    }
    List<ListAccount> others =
        kept.values().stream().limit(Math.max(0, ListGate.MAX_ZONES - merged.size())).toList();
    others.forEach(account -> merged.put(account.zone(), account));
    StringBuilder text = new StringBuilder();
    merged.values().forEach(account -> text.append(account.line()).append('\n'));
    turn.replace(text.toString());
    known.putAll(merged);
    seen.forEach((record, mine) -> record.take(mine, merged.get(mine.zone())));
    return others;
  }

  private ListAccount before(String zone) {
    return known.getOrDefault(zone, ListAccount.none(zone));
  }

  private Map<String, ListAccount> accounts(long today) {
    Map<String, ListAccount> accounts = new LinkedHashMap<>();
    try {
      if (Files.size(file) <= MAX_FILE_BYTES) {
        Files.readAllLines(file, StandardCharsets.UTF_8).stream()
            .flatMap(line -> ListAccount.parse(line).stream())
            .limit(ListGate.MAX_ZONES)
            .forEach(account -> accounts.put(account.zone(), account.asOf(today)));
      }
    } catch (NoSuchFileException e) {
      return accounts;
    } catch (IOException e) {
      LOG.warn("the accounts of DNS lists cannot be read: {}", e.toString());
    }
    return accounts;
  }
}
