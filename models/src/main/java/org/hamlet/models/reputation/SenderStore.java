package org.hamlet.models.reputation;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hamlet.classify.SenderRecord;
import org.hamlet.models.disk.FileMode;
import org.hamlet.models.disk.RecordFile;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.disk.StoreFiles;

/** The senders of one owner, in a file. Thread-safe; other processes may write as well. */
final class SenderStore implements Closeable {

  /** The journal may be so long, in bytes, before the file is written anew. */
  static final long JOURNAL_BYTES = 1 << 20;

  private final SenderTable senders = new SenderTable();
  private final RecordFile file;

  /**
   * A store that is opened when first used.
   *
   * @param path of the file; journal and lock lie beside it
   * @param settler brings to the disk what was written
   */
  SenderStore(Path path, Settler settler) {
    StoreFiles files = StoreFiles.in(path.toAbsolutePath().getParent(), FileMode.OWNER_ONLY);
    this.file =
        new RecordFile(files, path.getFileName().toString(), JOURNAL_BYTES, settler, senders);
  }

  SenderRecord find(String key) throws IOException {
    return file.read(() -> senders.find(SenderChange.kept(key)));
  }

  List<String> keys(String prefix) throws IOException {
    return file.read(() -> senders.keys(prefix));
  }

  /**
   * Changes one record.
   *
   * @throws IOException when it could not be written; then nothing changed
   */
  void update(String key, UnaryOperator<SenderRecord> change) throws IOException {
    file.change(() -> changed(SenderChange.kept(key), change));
  }

  private Optional<ByteBuffer> changed(String key, UnaryOperator<SenderRecord> change) {
    SenderRecord before = senders.find(key);
    SenderRecord after = change.apply(before);
    return after.equals(before)
        ? Optional.empty()
        : Optional.of(new SenderChange(key, after).encoded());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
