package org.hamlet.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;
import org.hamlet.text.uri.MessageUri;

/**
 * {@code check_phishing()}: whether a link is in a file of known phishing addresses (SpamAssassin
 * 4.0.1 behaviour of its Phishing plugin). Links are compared as found.
 */
final class PhishingEvals {

  private static final List<String> FEEDS =
      List.of("phishing_openphish_feed", "phishing_phishtank_feed", "phishing_phishstats_feed");

  /** Those of the site: its users cannot name others. */
  private Optional<PhishingFeeds> known = Optional.empty();

  private PhishingEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of("check_phishing", new PhishingEvals()::bind);
  }

  private synchronized PhishingFeeds feeds(Settings settings) {
    if (known.isEmpty()) {
      known = Optional.of(new PhishingFeeds(settings));
    }
    return known.get();
  }

  private Eval bind(Rule.EvalRule rule, Settings settings) throws BadArguments {
    boolean any = false;
    for (String feed : FEEDS) {
      String file = settings.text(feed);
      any |= !file.isEmpty();
      if (!file.isEmpty() && !Files.isReadable(Path.of(file))) {
        throw new BadArguments(feed + " names no file that can be read: " + file);
      }
    }
    if (!any) {
      return (scan, notes) -> 0;
    }
    PhishingFeeds feeds = feeds(settings);
    return (scan, notes) -> {
      for (MessageUri uri : scan.texts().uris().all()) {
        Optional<String> publisher = feeds.find(uri.uri().text());
        if (publisher.isPresent()) {
          String domain = uri.hosts().values().stream().sorted().findFirst().orElse("");
          notes.note(publisher.get() + " (" + domain + ")");
          return 1;
        }
      }
      if (feeds.isCut()) {
        int max = PhishingFeeds.MAX_ADDRESSES;
        scan.reached(PhishingFeeds.class, "MAX_ADDRESSES", max, "addresses");
      }
      return 0;
    };
  }
}
