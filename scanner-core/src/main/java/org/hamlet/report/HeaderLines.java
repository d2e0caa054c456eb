package org.hamlet.report;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.rule.Settings;

/** The {@code X-Spam-*} fields that {@code add_header} asks for. */
final class HeaderLines {

  private static final String PREFIX = "X-Spam-";

  private final Settings settings;
  private final Tags tags;

  HeaderLines(Settings settings, Tags tags) {
    this.settings = settings;
    this.tags = tags;
  }

  /** The fields for spam or for ham, in order, folded, without the last line end. */
  List<String> lines(boolean spam) {
    List<String> lines = new ArrayList<>();
    settings
        .addedHeaders(spam)
        .forEach((name, template) -> lines.add(field(PREFIX + name, tags.expand(template))));
    return lines;
  }

  private String field(String name, String value) {
    String trimmed = value;
    while (trimmed.endsWith("\n")) {
      trimmed = trimmed.substring(0, trimmed.length() - 1);
    }
    String folded =
        settings.flag("fold_headers")
            ? HeaderFolding.fold(name, trimmed)
            : trimmed.replace('\n', ' ');
    StringBuilder out = new StringBuilder(name).append(": ");
    boolean first = true;
    for (String line : folded.split("\n", -1)) {
      out.append(first ? "" : "\n").append(EncodedWords.encode(line));
      first = false;
    }
    return out.toString();
  }
}
