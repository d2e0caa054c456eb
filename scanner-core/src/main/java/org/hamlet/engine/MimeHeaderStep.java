package org.hamlet.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.hamlet.message.Bytes;
import org.hamlet.message.Part;
import org.hamlet.regex.MatchTimeout;
import org.hamlet.rule.Rule;
import org.hamlet.verdict.Hit;

/**
 * One {@code mimeheader} rule: tried on the header of every MIME part, the message's own included;
 * a part without it has an empty text. A negated rule hits when any part does not match. Reports
 * put no word before a rule that matched and {@code BODY:} before a negated one (SpamAssassin 4.0.1
 * behaviour, observed).
 */
final class MimeHeaderStep implements Step {

  private final Rule.MimeHeaderRule rule;
  private final CompiledRule compiled;
  private final PatternTest pattern;

  MimeHeaderStep(CompiledRule compiled, Rule.MimeHeaderRule rule) {
    this.rule = rule;
    this.compiled = compiled;
    this.pattern = new PatternTest(compiled, rule.pattern(), Hit.Area.HEADER);
  }

  @Override
  public void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
    List<Bytes> texts = texts(scan);
    if (!rule.negated()) {
      pattern.run(texts, scan, hits);
      return;
    }
    try {
      for (Bytes text : texts) {
        if (!rule.pattern().matches(text, scan.budget())) {
          hits.hit(compiled, Hit.Area.BODY, 1, List.of());
          return;
        }
      }
    } catch (MatchTimeout timeout) {
      hits.checkDeadline();
      hits.matchTimedOut(compiled);
    }
  }

  private List<Bytes> texts(ScanContext scan) {
    Bytes unset = Bytes.ofLatin1(rule.ifUnset().orElse(""));
    List<Bytes> texts = new ArrayList<>();
    Deque<Part> open = new ArrayDeque<>();
    open.push(scan.message().root());
    while (!open.isEmpty()) {
      Part part = open.pop();
      texts.add(scan.texts().headers().partValue(part, rule.selector()).orElse(unset));
      if (part instanceof Part.Multipart multipart) {
        List<Part> parts = multipart.parts();
        for (int i = parts.size() - 1; i >= 0; i--) {
          open.push(parts.get(i));
        }
      }
    }
    return texts;
  }
}
