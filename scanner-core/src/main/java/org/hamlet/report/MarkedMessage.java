package org.hamlet.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A message with added fields, otherwise as it came. */
final class MarkedMessage {

  private final List<String> added;
  private final OwnResults own;
  private final Rewriting rewriting;

  MarkedMessage(List<String> added, OwnResults own, Rewriting rewriting) {
    this.added = added;
    this.own = own;
    this.rewriting = rewriting;
  }

  /**
   * The added fields stand before all others but a leading Return-Path; earlier marks, and results
   * that pretend to be our own, are taken out, rewritten fields keep their old value at the end of
   * the header.
   */
  String write(OriginalMessage original) {
    List<FieldText> fields = FieldText.of(original.header());
    StringBuilder out = new StringBuilder(original.mboxLine());
    int next = 0;
    if (!fields.isEmpty() && fields.get(0).name().equals("return-path")) {
      out.append(fields.get(next++).text());
    }
    added.forEach(line -> out.append(line).append('\n'));
    List<String> rewritten = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (FieldText field : fields.subList(next, fields.size())) {
      if (!field.isEarlierMark() && !own.isClaimedBy(field)) {
        out.append(rewritten(field, rewritten, kept));
      }
    }
    appendMissing(out, rewritten, kept);
    kept.forEach(out::append);
    return original.outgoing(out.append(original.blankLine())) + original.body();
  }

  private String rewritten(FieldText field, List<String> rewritten, List<String> kept) {
    if (field.name().isEmpty()) {
      return field.text();
    }
    return rewriting
        .inPlace(field.name(), field.folded())
        .map(
            value -> {
              if (rewriting.marksSpam(field.name()) && !rewritten.contains(field.name())) {
                kept.add(keptAs(field.name(), firstLine(field.folded())));
              }
              rewritten.add(field.name());
              return field.label() + " " + value + "\n";
            })
        .orElse(field.text());
  }

  private void appendMissing(StringBuilder out, List<String> rewritten, List<String> kept) {
    for (String name : Rewriting.FIELDS) {
      if (rewriting.marksSpam(name) && !rewritten.contains(name)) {
        rewriting
            .inPlace(name, "")
            .ifPresent(value -> out.append(title(name)).append(": ").append(value).append('\n'));
        kept.add(keptAs(name, "(nonexistent)"));
      }
    }
  }

  private static String keptAs(String name, String value) {
    return "X-Spam-Prev-" + title(name) + ": " + value + "\n";
  }

  /** Compat: of a folded value only the first line is kept. */
  private static String firstLine(String value) {
    int end = value.indexOf('\n');
    return end < 0 ? value : value.substring(0, end);
  }

  private static String title(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
