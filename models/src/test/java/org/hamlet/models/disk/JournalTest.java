package org.hamlet.models.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records are read up to the first that is not whole, in its place and of this generation; those
 * behind a damaged one are read too when they tell that it had been on the disk.
 */
class JournalTest {

  private static final List<String> WORDS = List.of("garden", "ladder", "pump", "cellar", "roof");

  @TempDir private Path folder;

  private Path path() {
    return folder.resolve("journal");
  }

  private Journal open() throws IOException {
    return new Journal(StoreFiles.in(folder, FileMode.OWNER_ONLY).write("journal"), "journal");
  }

  /** Writes all words, none of them forced; gives where each record ends. */
  private List<Integer> write(long generation) throws IOException {
    return write(generation, false);
  }

  private List<Integer> write(long generation, boolean forced) throws IOException {
    List<Integer> ends = new ArrayList<>();
    try (Journal journal = open()) {
      journal.restart(generation);
      for (String word : WORDS) {
        journal.append(List.of(ByteBuffer.wrap(word.getBytes(StandardCharsets.US_ASCII))));
        ends.add((int) journal.length());
        if (forced) {
          journal.force();
        }
      }
      if (forced) {
        journal.mark();
      }
    }
    return ends;
  }

  private List<String> read() throws IOException {
    List<String> words = new ArrayList<>();
    try (Journal journal = open()) {
      journal.start(journal.generationOnDisk());
      journal.readOn(record -> words.add(StandardCharsets.US_ASCII.decode(record).toString()));
    }
    return words;
  }

  @Test
  void cutAnywhereItHoldsAllBeforeTheCut() throws IOException {
    List<Integer> ends = write(1);
    byte[] whole = Files.readAllBytes(path());
    for (int length = Journal.HEADER_BYTES; length <= whole.length; length++) {
      int cut = length;
      Files.write(path(), Arrays.copyOf(whole, cut));
      int kept = (int) ends.stream().filter(end -> end <= cut).count();
      assertThat(read()).as("cut at %d", cut).isEqualTo(WORDS.subList(0, kept));
    }
  }

  @Test
  void withAnyByteChangedItEndsBeforeThatRecord() throws IOException {
    List<Integer> ends = write(1);
    byte[] whole = Files.readAllBytes(path());
    for (int i = Journal.HEADER_BYTES; i < whole.length; i++) {
      int at = i;
      byte[] changed = whole.clone();
      changed[at] ^= 0x10;
      Files.write(path(), changed);
      int kept = (int) ends.stream().filter(end -> end <= at).count();
      assertThat(read()).as("byte %d", at).isEqualTo(WORDS.subList(0, kept));
    }
  }

  /** That record is lost, and the next where its checksum is what was changed; no other. */
  @Test
  void withAnyByteOfForcedRecordsChangedAllOthersAreRead() throws IOException {
    List<Integer> ends = write(1, true);
    byte[] whole = Files.readAllBytes(path());
    for (int i = Journal.HEADER_BYTES; i < ends.get(ends.size() - 1); i++) {
      int at = i;
      byte[] changed = whole.clone();
      changed[at] ^= 0x10;
      Files.write(path(), changed);
      int damaged = (int) ends.stream().filter(end -> end <= at).count();
      boolean ofChecksum = at >= ends.get(damaged) - 4;
      List<String> left = new ArrayList<>(WORDS.subList(0, damaged));
      left.addAll(
          WORDS.subList(Math.min(WORDS.size(), damaged + (ofChecksum ? 2 : 1)), WORDS.size()));
      // The mark behind the last record goes on from the checksum of that record.
      assertThat(read()).as("byte %d", at).isEqualTo(left);
    }
  }

  @Test
  void severalDamagedPlacesArePassed() throws IOException {
    List<Integer> ends = write(1, true);
    byte[] changed = Files.readAllBytes(path());
    changed[ends.get(0) + 9] ^= 1;
    changed[ends.get(2) + 9] ^= 1;
    Files.write(path(), changed);
    assertThat(read()).containsExactly("garden", "pump", "roof");
  }

  @Test
  void appendedBehindDamageTheRecordsAroundItStay() throws IOException {
    List<Integer> ends = write(1, true);
    byte[] changed = Files.readAllBytes(path());
    changed[ends.get(0) + 9] ^= 1;
    Files.write(path(), changed);
    try (Journal journal = open()) {
      journal.start(1);
      journal.readOn(record -> {});
      journal.append(List.of(ByteBuffer.wrap("door".getBytes(StandardCharsets.US_ASCII))));
    }
    assertThat(read()).containsExactly("garden", "pump", "cellar", "roof", "door");
  }

  /** Old records behind a new header, of which the first new one is torn. */
  @Test
  void forcedRecordsOfAnOlderGenerationAreNone() throws IOException {
    write(1, true);
    byte[] old = Files.readAllBytes(path());
    try (Journal journal = open()) {
      journal.restart(2);
    }
    byte[] header = Files.readAllBytes(path());
    System.arraycopy(header, 0, old, 0, header.length);
    old[Journal.HEADER_BYTES] ^= 1;
    Files.write(path(), old);
    assertThat(read()).isEmpty();
  }

  @Test
  void aMarkIsWrittenOnceHoweverOftenItIsClosed() throws IOException {
    write(1, true);
    long size = Files.size(path());
    try (Journal journal = open()) {
      journal.start(1);
      journal.readOn(record -> {});
      journal.mark();
    }
    assertThat(path()).hasSize(size);
  }

  /** A window of what looks like lengths everywhere ends the search in time. */
  @Test
  void whatLooksLikeRecordsEverywhereIsGivenUp() throws IOException {
    write(1, true);
    byte[] bytes = Arrays.copyOf(Files.readAllBytes(path()), 5 << 20);
    for (int i = Journal.HEADER_BYTES; i + 2 < bytes.length; i += 2) {
      bytes[i] = 0;
      bytes[i + 1] = 0x0F;
    }
    Files.write(path(), bytes);
    assertThat(read()).isEmpty();
  }

  /** Its records go on from the generation that the header named. */
  @Test
  void withAnyByteOfItsHeaderChangedTheRecordsTellTheGeneration() throws IOException {
    write(7);
    byte[] whole = Files.readAllBytes(path());
    for (int i = 0; i < Journal.HEADER_BYTES; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 0x10;
      Files.write(path(), changed);
      try (Journal journal = open()) {
        assertThat(journal.generationOnDisk()).as("byte %d", i).isEqualTo(-1);
        assertThat(journal.generationOfRecords(7)).isEqualTo(7);
        assertThat(journal.generationOfRecords(8)).isEqualTo(7);
        assertThatThrownBy(() -> journal.generationOfRecords(9)).isInstanceOf(StoreDamaged.class);
      }
    }
  }

  @Test
  void whereTheFirstRecordIsDamagedAsWellNobodyKnows() throws IOException {
    write(7);
    byte[] changed = Files.readAllBytes(path());
    changed[3] ^= 0x10;
    changed[Journal.HEADER_BYTES + 5] ^= 0x10;
    Files.write(path(), changed);
    try (Journal journal = open()) {
      assertThatThrownBy(() -> journal.generationOfRecords(7))
          .isInstanceOf(StoreDamaged.class)
          .hasMessage("the header of the journal journal is damaged");
    }
  }

  @Test
  void ofRecordsThatHaveNoRoomTogetherNoneIsThere() throws IOException {
    RecordingFiles files = new RecordingFiles();
    try (Journal journal = new Journal(files.write("journal"), "journal")) {
      journal.restart(1);
      files.room(20);
      List<ByteBuffer> two = List.of(ByteBuffer.allocate(8), ByteBuffer.allocate(8));
      assertThatThrownBy(() -> journal.append(two)).hasMessageContaining("No space left");
      assertThat(journal.length()).isEqualTo(Journal.HEADER_BYTES);
      assertThat(files.read("journal").orElseThrow().size()).isEqualTo(Journal.HEADER_BYTES);
    }
  }

  /** A truncation that a power cut undid leaves the old records behind the new header. */
  @Test
  void recordsOfAnOlderGenerationAreNone() throws IOException {
    write(1);
    byte[] old = Files.readAllBytes(path());
    try (Journal journal = open()) {
      journal.restart(2);
    }
    byte[] header = Files.readAllBytes(path());
    System.arraycopy(header, 0, old, 0, header.length);
    Files.write(path(), old);
    assertThat(read()).isEmpty();
  }

  @Test
  void aRecordOutOfItsPlaceIsNone() throws IOException {
    List<Integer> ends = write(1);
    byte[] whole = Files.readAllBytes(path());
    int first = ends.get(0);
    int second = ends.get(1);
    byte[] without = Arrays.copyOf(whole, whole.length - (second - first));
    System.arraycopy(whole, second, without, first, whole.length - second);
    Files.write(path(), without);
    assertThat(read()).isEqualTo(WORDS.subList(0, 1));
  }

  @Test
  void aRecordLongerThanAnyIsNone() throws IOException {
    for (int more = 0; more < 2; more++) {
      byte[] longest = new byte[JournalFrame.MAX_RECORD_BYTES + more];
      Arrays.fill(longest, (byte) 'x');
      append(1, longest);
      assertThat(read()).hasSize(1 - more);
    }
  }

  /** The second record is damaged, and the third is so long that the fourth ends the window. */
  @Test
  void behindDamageIsSearchedAsFarAsTheWindow() throws IOException {
    int longest = JournalFrame.MAX_RECORD_BYTES;
    int last = "roof".length() + JournalFrame.BYTES;
    int fits = JournalSearch.MAX_WINDOW_BYTES - last - JournalFrame.BYTES - longest;
    for (int more = 0; more < 2; more++) {
      byte[] second = filled(longest);
      byte[] third = filled(fits - JournalFrame.BYTES + more);
      append(1, bytes("garden"), second, third, bytes("roof"));
      byte[] changed = Files.readAllBytes(path());
      int first = Journal.HEADER_BYTES + bytes("garden").length + JournalFrame.BYTES;
      changed[first + 100] ^= 1;
      changed[first + longest + JournalFrame.BYTES + 100] ^= 1;
      Files.write(path(), changed);
      assertThat(read()).isEqualTo(more == 0 ? List.of("garden", "roof") : List.of("garden"));
    }
  }

  /** What looks like so many records, one of which may be the sum of all that is checked. */
  @Test
  void behindDamageSoManyBytesAreSummed() {
    int one = 1 << 20;
    int most = JournalSearch.MAX_SUMMED_BYTES / one;
    assertThat(found(most, one)).isPresent();
    assertThat(found(most + 1, one)).isEmpty();
  }

  private static Optional<JournalSearch.Found> found(int lengths, int frameBytes) {
    ByteBuffer window = ByteBuffer.wrap(filled(2 * frameBytes));
    for (int i = 1; i <= lengths; i++) {
      window.putInt(JournalFrame.BYTES + 8 * i, frameBytes - JournalFrame.BYTES);
    }
    window.position(window.limit() - 100);
    JournalFrame.write(window, ByteBuffer.wrap(bytes("roof")), 0, 1, -1);
    return JournalSearch.in(window.rewind(), 1);
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) -1);
    return bytes;
  }

  private static byte[] bytes(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
  }

  private void append(long generation, byte[]... records) throws IOException {
    try (Journal journal = open()) {
      journal.restart(generation);
      for (byte[] record : records) {
        journal.append(List.of(ByteBuffer.wrap(record)));
        journal.force();
      }
    }
  }
}
