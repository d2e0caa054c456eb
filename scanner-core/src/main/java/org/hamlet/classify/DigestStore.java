package org.hamlet.classify;

import java.util.List;
import org.hamlet.digest.shared.DigestReport;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.Sighting;
import org.hamlet.rule.Settings;

/**
 * The digests of messages that were reported. Thread-safe; never throws for a store that cannot be
 * read or written: then nothing is known, and what is told is lost, which the log says.
 */
public interface DigestStore {

  /** The digests of a message; of what is empty or too short to tell it from others none. */
  List<SharedDigest> digests(ClassifierInput input);

  /** What is known of those digests; those that nothing is known of are left out. */
  List<Sighting> known(Settings settings, List<SharedDigest> digests);

  /**
   * Whether hosts can make spam: only where enough is known of those that wanted mail links to, for
   * spam links to hosts that everybody links to. Where not, {@link #known} leaves them out.
   */
  boolean judgesHosts(Settings settings);

  /** Takes in what somebody says; whether it could be written. */
  boolean report(Settings settings, DigestReport report);
}
