package org.hamlet.models.reputation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.hamlet.classify.SenderHistory;
import org.hamlet.classify.SenderRecord;
import org.hamlet.models.disk.Settler;
import org.hamlet.rule.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Senders on disk. */
class SenderStoresTest {

  private static final Settings SETTINGS = Settings.defaults();
  private static final int CHANGES = 2_000;

  @TempDir private Path folder;

  private SenderStores stores(Path directory) {
    return new SenderStores(
        (settings, user) -> directory.resolve("senders" + user.map(u -> "-" + u).orElse("")),
        new Settler());
  }

  private static SenderHistory.Records all(SenderStores stores) {
    return stores.of(SETTINGS, Optional.empty());
  }

  @Test
  void whatWasToldIsKnownAfterANewStart() throws IOException {
    try (SenderStores stores = stores(folder)) {
      all(stores).update("a@example.com|ip=1", known -> known.plus(3));
      all(stores).update("a@example.com|ip=1", known -> known.plus(-1));
      all(stores).update("b@example.com|ip=1", known -> known.plus(5));
      all(stores).update("b@example.com|ip=1", known -> SenderRecord.NONE);
      stores.of(SETTINGS, Optional.of("u")).update("a@example.com|ip=1", known -> known.plus(9));
    }
    try (SenderStores stores = stores(folder)) {
      assertEquals(new SenderRecord(2, 2), all(stores).find("a@example.com|ip=1"));
      assertEquals(List.of("a@example.com|ip=1"), all(stores).keys("a@example.com|"));
      assertEquals(SenderRecord.NONE, all(stores).find("b@example.com|ip=1"));
      assertEquals(
          new SenderRecord(1, 9), stores.of(SETTINGS, Optional.of("u")).find("a@example.com|ip=1"));
    }
  }

  @Test
  void anotherProcessSeesIt() throws IOException {
    try (SenderStores one = stores(folder);
        SenderStores other = stores(folder)) {
      all(one).update("a", known -> known.plus(1));
      all(other).update("a", known -> known.plus(2));
      assertEquals(new SenderRecord(2, 3), all(other).find("a"));
    }
  }

  @Test
  void theOneNotHeardOfLongestIsForgotten() throws IOException {
    try (SenderStores stores = stores(folder)) {
      SenderHistory.Records records = all(stores);
      for (int i = 0; i < SenderTable.MAX_SENDERS; i++) {
        records.update("sender" + i, known -> known.plus(1));
      }
      assertTrue(records.find("sender0").isKnown());
      records.update("one more", known -> known.plus(1));
      assertEquals(SenderRecord.NONE, records.find("sender1"));
      assertTrue(records.find("sender0").isKnown());
      assertEquals(SenderTable.MAX_SENDERS, records.keys("").size());
    }
  }

  @Test
  void messagesPushOutNoSender() throws IOException {
    try (SenderStores stores = stores(folder)) {
      SenderHistory.Records records = all(stores);
      records.update("a@example.com", known -> known.plus(1));
      for (int i = 0; i <= SenderTable.MAX_MESSAGES; i++) {
        records.update(SenderHistory.MESSAGE + i, known -> known.plus(1));
      }
      assertEquals(SenderRecord.NONE, records.find(SenderHistory.MESSAGE + 0));
      assertTrue(records.find(SenderHistory.MESSAGE + 1).isKnown());
      assertEquals(List.of("a@example.com"), records.keys(""));
    }
    try (SenderStores stores = stores(folder)) {
      assertTrue(all(stores).find(SenderHistory.MESSAGE + 1).isKnown());
      assertTrue(all(stores).find("a@example.com").isKnown());
    }
  }

  @Test
  void isAsInMemoryWhateverIsDone() throws IOException {
    long seed = Long.getLong("senders.seed", 20261130);
    System.out.println("senders, seed " + seed);
    Random random = new Random(seed);
    Map<String, SenderRecord> memory = new HashMap<>();
    SenderStores stores = stores(folder);
    for (int i = 0; i < CHANGES; i++) {
      String key =
          (random.nextInt(3) == 0 ? SenderHistory.MESSAGE : "txrep:") + random.nextInt(CHANGES / 4);
      double points = random.nextInt(200) / 10.0 - 5;
      boolean forgotten = random.nextInt(5) == 0;
      UnaryOperator<SenderRecord> change =
          known -> forgotten ? SenderRecord.NONE : known.plus(points);
      all(stores).update(key, change);
      memory.merge(key, change.apply(SenderRecord.NONE), (known, one) -> change.apply(known));
      if (random.nextInt(CHANGES / 5) == 0) {
        stores.close();
        stores = stores(folder);
      }
    }
    for (Map.Entry<String, SenderRecord> entry : memory.entrySet()) {
      assertEquals(entry.getValue(), all(stores).find(entry.getKey()), entry.getKey());
    }
    stores.close();
  }

  @Test
  void aLongJournalBecomesAFile() throws IOException {
    String key = "x".repeat(SenderChange.MAX_KEY_BYTES + 1);
    int records = (int) (SenderStore.JOURNAL_BYTES / SenderChange.MAX_KEY_BYTES) + 1;
    try (SenderStores stores = stores(folder)) {
      for (int i = 0; i < records; i++) {
        all(stores).update(key, known -> known.plus(1));
      }
    }
    assertTrue(Files.size(folder.resolve("senders")) < 1000);
    assertTrue(Files.size(folder.resolve("senders.journal")) < SenderStore.JOURNAL_BYTES);
    try (SenderStores stores = stores(folder)) {
      assertEquals(new SenderRecord(records, records), all(stores).find(key));
    }
  }

  @Test
  void aStoreThatFailsKnowsNobody() throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, "no folder");
    try (SenderStores stores = stores(file)) {
      all(stores).update("a", known -> known.plus(1));
      assertEquals(SenderRecord.NONE, all(stores).find("a"));
      assertEquals(List.of(), all(stores).keys(""));
    }
    Files.writeString(folder.resolve("senders"), "neither a generation nor a record");
    try (SenderStores stores = stores(folder)) {
      assertEquals(SenderRecord.NONE, all(stores).find("a"));
    }
  }

  /** What is closed is marked so, behind all that was learned. */
  @Test
  void theOneNotAskedLongestIsClosedByOneTooMany() throws IOException {
    try (SenderStores stores = stores(folder)) {
      for (int i = 0; i <= SenderStores.MAX_OPEN; i++) {
        stores.of(SETTINGS, Optional.of("u" + i)).update("a", known -> known.plus(1));
        if (i == SenderStores.MAX_OPEN - 1) {
          assertEquals(journal(i), journal(0));
        }
      }
      assertEquals(journal(1) + 12, journal(0));
    }
  }

  private long journal(int user) throws IOException {
    return Files.size(folder.resolve("senders-u" + user + ".journal"));
  }
}
