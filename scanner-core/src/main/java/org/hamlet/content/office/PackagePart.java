package org.hamlet.content.office;

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
   * The first target of a list of relations, when it or one after it is external; else empty.
   * Compat: SpamAssassin looks no further than the first.
   */
  static String externalTarget(String relations) {
    Matcher target = TARGET.matcher(relations);
    if (!target.find()) {
      return "";
    }
    int end = relations.indexOf('"', target.end());
    return end >= 0 && EXTERNAL.matcher(relations).find(end + 1)
        ? relations.substring(target.end(), end)
        : "";
  }
}
