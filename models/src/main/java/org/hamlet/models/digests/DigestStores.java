package org.hamlet.models.digests;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.classify.DigestStore;
import org.hamlet.digest.shared.DigestReport;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.Sighting;
import org.hamlet.models.disk.FileMode;
import org.hamlet.models.disk.OpenStores;
import org.hamlet.models.disk.Settler;
import org.hamlet.models.disk.StoreFiles;
import org.hamlet.rule.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The digests of this node, opened when first asked for. A file that fails knows nothing and says
 * so in the log; no scan fails for it. Thread-safe.
 */
public final class DigestStores implements DigestStore, Closeable {

  private final Path path;
  private final Settler settler;
  private final Clock clock;
  private final OpenStores<DigestFile> open = new OpenStores<>(1);

  /**
   * Digests that lie in a file.
   *
   * @param settler brings to the disk what was written
   */
  public DigestStores(Path path, Settler settler, Clock clock) {
    this.path = path;
    this.settler = settler;
    this.clock = clock;
  }

  /** The file, for commands that look after it. */
  public DigestFile file(Settings settings) throws IOException {
    long room = (long) settings.number("hamlet_digest_size");
    StoreFiles files = StoreFiles.in(path.toAbsolutePath().getParent(), FileMode.OWNER_ONLY);
    String name = path.getFileName().toString();
    return open.get(path, () -> new DigestFile(files, name, room, settler, clock));
  }

  @Override
  public List<SharedDigest> digests(ClassifierInput input) {
    return MessageDigests.of(input);
  }

  @Override
  public List<Sighting> known(Settings settings, List<SharedDigest> digests) {
    if (digests.isEmpty()) {
      return List.of();
    }
    try {
      DigestFile file = file(settings);
      List<Sighting> known = file.known(digests, settings.duration("hamlet_digest_ttl"));
      return judgesHosts(file, settings)
          ? known
          : known.stream().filter(s -> s.digest().kind() != SharedDigest.Kind.HOST).toList();
    } catch (IOException e) {
      log().warn("the digests of messages cannot be read: {}", e.toString());
      return List.of();
    }
  }

  @Override
  public boolean judgesHosts(Settings settings) {
    try {
      return judgesHosts(file(settings), settings);
    } catch (IOException e) {
      log().warn("the digests of messages cannot be read: {}", e.toString());
      return false;
    }
  }

  private static boolean judgesHosts(DigestFile file, Settings settings) throws IOException {
    return file.wantedHosts() >= settings.number("hamlet_digest_hosts_min");
  }

  @Override
  public boolean report(Settings settings, DigestReport report) {
    try {
      if (!report.digests().isEmpty()) {
        file(settings).report(report);
      }
      return true;
    } catch (IOException e) {
      log().warn("the digests of messages cannot be written: {}", e.toString());
      return false;
    }
  }

  /** Returns when all is on the disk. */
  public void force() throws IOException {
    open.each(DigestFile::force);
  }

  @Override
  public void close() throws IOException {
    open.close();
  }

  /** Made when there is something to tell: to set up a log takes longer than a scan. */
  private static Logger log() {
    return LoggerFactory.getLogger(DigestStores.class);
  }
}
