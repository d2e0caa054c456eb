package org.hamlet.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.hamlet.message.Bytes;
import org.hamlet.message.Part;
import org.hamlet.rule.PartRange;
import org.hamlet.rule.Rule;
import org.hamlet.verdict.Hit;

/**
 * One {@code mimeheader} rule: tried on the header of every MIME part, the message's own first, or
 * of those that {@code tflags range} names; with {@code tflags concat} on all of them as one text.
 * A part without the field has an empty text.
 *
 * <p>Compat, all observed of SpamAssassin 4.0.1: {@code tflags multiple} counts the matches in the
 * first part that matches and leaves the others out; a negated rule always hits, whatever the parts
 * hold; reports put no word before a rule that matched and {@code BODY:} before a negated one.
 */
final class MimeHeaderStep implements Step {

  private final Rule.MimeHeaderRule rule;
  private final CompiledRule compiled;
  private final PatternTest pattern;
  private final PartRange range;
  private final boolean concatenated;

  MimeHeaderStep(CompiledRule compiled, Rule.MimeHeaderRule rule) {
    this.rule = rule;
    this.compiled = compiled;
    this.pattern = new PatternTest(compiled, rule.pattern(), Hit.Area.HEADER);
    this.range = PartRange.of(compiled.traits());
    this.concatenated = compiled.traits().has("concat");
  }

  @Override
  public void run(ScanContext scan, HitCollector hits) throws DeadlineReached {
    if (rule.negated()) {
      hits.hit(compiled, Hit.Area.BODY, 1, List.of());
      return;
    }
    List<Bytes> texts = texts(scan);
    if (concatenated) {
      StringBuilder all = new StringBuilder();
      texts.forEach(text -> all.append(text.text()));
      pattern.run(List.of(Bytes.ofLatin1(all.toString())), scan, hits);
    } else {
      pattern.runUntilHit(texts, scan, hits);
    }
  }

  private List<Bytes> texts(ScanContext scan) {
    Bytes unset = Bytes.ofLatin1(rule.ifUnset().orElse(""));
    List<Bytes> texts = new ArrayList<>();
    Deque<Part> open = new ArrayDeque<>();
    open.push(scan.message().root());
    for (int number = 1; !open.isEmpty(); number++) {
      Part part = open.pop();
      if (range.contains(number)) {
        texts.add(scan.texts().headers().partValue(part, rule.selector()).orElse(unset));
      }
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
