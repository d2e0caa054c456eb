package org.hamlet.eval.net;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hamlet.engine.ScanContext;
import org.hamlet.net.dmarc.PublicSuffixes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list of public suffixes that {@code hamlet_public_suffix_list} names, read when a scan first
 * needs it. Where it cannot be read the registry boundaries of the configuration stand in.
 * Thread-safe.
 */
final class SuffixLists {

  private static final Logger LOG = LoggerFactory.getLogger(SuffixLists.class);

  private @Nullable String file;
  private Optional<PublicSuffixes> list = Optional.empty();

  /** What tells the domain a registrant holds. */
  UnaryOperator<String> organisation(ScanContext scan) {
    Optional<PublicSuffixes> read = read(scan.settings().text("hamlet_public_suffix_list"));
    return read.isPresent() ? read.get()::organisation : scan.domains()::registeredDomain;
  }

  /**
   * Whether an author's domain can be one. Compat: SpamAssassin 4.0.1 has no result of DMARC for
   * others.
   */
  boolean isDomain(String name, ScanContext scan) {
    return read(scan.settings().text("hamlet_public_suffix_list"))
        .map(list -> list.knows(name))
        .orElseGet(() -> PublicSuffixes.isHost(name));
  }

  private synchronized Optional<PublicSuffixes> read(String name) {
    if (!name.equals(file)) {
      file = name;
      try {
        list = Optional.of(PublicSuffixes.read(Path.of(name)));
      } catch (IOException e) {
        list = Optional.empty();
        LOG.info(
            "no list of public suffixes: {}; util_rb_2tld and util_rb_3tld stand in", e.toString());
      }
    }
    return list;
  }
}
