package org.hamlet.net.lists;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts of lists in a file, so that a restart neither forgets what was asked today nor asks
 * a list at once that was set aside: a line for each list, tabs between the values. Written as a
 * whole under another name first. What cannot be read counts as nothing kept. Thread-safe.
 */
final class ListLedger {

  /** Largest file that is read. */
  static final int MAX_FILE_BYTES = 1_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(ListLedger.class);
  private static final String TAB = "\t";

  private final Path file;

  ListLedger(Path file) {
    this.file = file;
  }

  /** What the file holds. */
  List<ZoneRecord> read() {
    List<ZoneRecord> records = new ArrayList<>();
    try {
      if (Files.size(file) <= MAX_FILE_BYTES) {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          ZoneRecord.parse(List.of(line.split(TAB, -1))).ifPresent(records::add);
        }
      }
    } catch (NoSuchFileException e) {
      return records;
    } catch (IOException e) {
      LOG.warn("the accounts of DNS lists cannot be read: {}", e.toString());
    }
    return records;
  }

  /** Replaces the file. */
  synchronized void write(Collection<ZoneRecord> records) {
    StringBuilder text = new StringBuilder();
    records.forEach(record -> text.append(String.join(TAB, record.values())).append('\n'));
    try {
      Path directory = file.toAbsolutePath().getParent();
      Files.createDirectories(directory);
      Path next = Files.createTempFile(directory, file.getFileName().toString(), ".new");
      Files.writeString(next, text);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("the accounts of DNS lists cannot be written: {}", e.toString());
    }
  }
}
