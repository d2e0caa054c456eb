package org.hamlet.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hamlet.message.Bytes;
import org.hamlet.regex.MatchGivenUp;
import org.hamlet.rule.Rule;
import org.hamlet.text.uri.MessageUri;
import org.hamlet.verdict.Hit;

/** One {@code uri_detail} rule: hits when one URI satisfies every condition. */
final class UriDetailStep implements Step {

  private final CompiledRule compiled;
  private final Rule.UriDetailRule rule;

  UriDetailStep(CompiledRule compiled, Rule.UriDetailRule rule) {
    this.compiled = compiled;
    this.rule = rule;
  }

  @Override
  public void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
    try {
      for (MessageUri uri : scan.texts().uris().all()) {
        if (satisfies(uri, scan)) {
          hits.hit(compiled, Hit.Area.URI, 1, List.of());
          return;
        }
      }
    } catch (MatchGivenUp end) {
      hits.checkDeadline();
      hits.matchGivenUp(compiled, end);
    }
  }

  /**
   * Whether a URI satisfies all conditions. Compat: one value of several is enough, also one that
   * does not match where that is wanted; a URI without the value asked for never does.
   */
  private boolean satisfies(MessageUri uri, ScanContext scan) throws MatchGivenUp {
    for (Rule.UriCondition condition : rule.conditions()) {
      boolean satisfied = false;
      for (Bytes value : values(uri, condition.key())) {
        satisfied |= condition.pattern().matches(value, scan.budget()) != condition.negated();
      }
      if (!satisfied) {
        return false;
      }
    }
    return true;
  }

  private static List<Bytes> values(MessageUri uri, String key) {
    return switch (key) {
      case "raw" -> List.of(uri.uri());
      case "cleaned" -> uri.cleaned();
      case "type" -> latin1(uri.types());
      case "text" -> latin1(uri.anchorTexts());
      case "domain" -> latin1(uri.hosts().values());
      default -> latin1(uri.hosts().keySet());
    };
  }

  private static List<Bytes> latin1(Collection<String> texts) {
    List<Bytes> bytes = new ArrayList<>();
    texts.forEach(text -> bytes.add(Bytes.ofLatin1(text)));
    return bytes;
  }
}
