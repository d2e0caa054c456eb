package org.hamlet.text.html;

/**
 * What SpamAssassin 4.0.1 changes in HTML before it is read: no-break spaces and curly double
 * quotes become plain ones, {@code <x/>} loses its slash.
 */
final class HtmlPreparation {

  private static final String NBSP = "&nbsp;";

  private HtmlPreparation() {}

  static String prepare(String html, SourceForm form) {
    String text = html;
    if (text.contains(NBSP)) {
      text = text.replace(NBSP, " ");
    }
    return withoutSlashes(text)
        .replace(form.reference("\u201C"), "\"")
        .replace(form.reference("\u201D"), "\"");
  }

  private static String withoutSlashes(String text) {
    int slash = text.indexOf("/>");
    if (slash < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    for (; slash >= 0; slash = text.indexOf("/>", slash + 2)) {
      int nameEnd = slash;
      while (nameEnd > copied && Chars.isSpace(text.charAt(nameEnd - 1))) {
        nameEnd--;
      }
      int name = nameEnd;
      while (name > copied && isWord(text.charAt(name - 1))) {
        name--;
      }
      if (name < nameEnd && name > copied && text.charAt(name - 1) == '<') {
        out.append(text, copied, nameEnd);
        copied = slash + 1;
      }
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
