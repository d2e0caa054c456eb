package org.hamlet.content.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a part of an Office package is, by its name, and what the parts in XML say. */
enum PackagePart {
  MACRO,
  OBJECT,
  RICH_TEXT,
  CONTENT_TYPES,
  RELATIONS,
  OTHER;

  private static final Pattern DECLARES_MACROS =
      Pattern.compile(
          "ContentType=\"application/vnd\\.ms-office\\.vbaProject\"|macroEnabled",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MACRO_PART = Pattern.compile("(?:word|xl|ppt)/vbaproject\\.bin");

  private static final Pattern RELATION = Pattern.compile("Relationship\\s");
  private static final Pattern TARGET = Pattern.compile("Target=\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern EXTERNAL =
      Pattern.compile("TargetMode=\"External\"", Pattern.CASE_INSENSITIVE);

  /** What the part of that name is. */
  static PackagePart of(String name) {
    if (name.equals("[Content_Types].xml")) {
      return CONTENT_TYPES;
    }
    if (name.contains(".rels")) {
      return RELATIONS;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (MACRO_PART.matcher(lower).matches()) {
      return MACRO;
    }
    if (lower.startsWith("xl/embeddings/")) {
      return OBJECT;
    }
    return lower.startsWith("word/") && lower.endsWith(".rtf") ? RICH_TEXT : OTHER;
  }

  /** Whether the list of types names a macro. */
  static boolean declaresMacros(String contentTypes) {
    return DECLARES_MACROS.matcher(contentTypes).find();
  }

  /**
   * The external targets in a list of relations. Compat: SpamAssassin reads no XML; of what stands
   * before, between and behind the words {@code Relationship} and white space, each piece counts
   * for its first target when something in it says later that it is external.
   */
  static List<String> externalTargets(String relations) {
    List<String> targets = new ArrayList<>();
    Matcher relation = RELATION.matcher(relations);
    int from = 0;
    while (from < relations.length()) {
      int to = relation.find() ? relation.start() : relations.length();
      Matcher target = TARGET.matcher(relations).region(from, to);
      if (target.find()) {
        int end = relations.indexOf('"', target.end());
        if (end >= 0 && end < to && EXTERNAL.matcher(relations).region(end + 1, to).find()) {
          targets.add(relations.substring(target.end(), end));
        }
      }
      from = to == relations.length() ? to : relation.end();
    }
    return targets;
  }
}
