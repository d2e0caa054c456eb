package org.hamlet.text.html;

import java.util.Set;

/** What SpamAssassin 4.0.1 knows about element names. */
final class ElementNames {

  /** Elements of HTML 4.01 and a few more; other tags count as bad. */
  private static final Set<String> KNOWN =
      Set.of(
          """
          a abbr acronym address applet area b base basefont bdo big blockquote body br button
          caption center cite code col colgroup dd del dfn dir div dl dt em fieldset font form
          frame frameset h1 h2 h3 h4 h5 h6 head hr html i iframe img input ins isindex kbd label
          legend li link map menu meta nobr noframes noscript object ol optgroup option p param
          pre q s samp script select small span strike strong style sub sup table tbody td
          textarea tfoot th thead title tr tt u ul var !doctype x-sigsep x-tab
          """
              .strip()
              .split("\\s+"));

  private ElementNames() {}

  /** Whether the name is an element, or a namesake of Microsoft Office. */
  static boolean isKnown(String tag) {
    return KNOWN.contains(tag) || isOffice(tag);
  }

  private static boolean isOffice(String tag) {
    int colon = tag.indexOf(':');
    boolean prefix =
        (colon == 1 && tag.charAt(0) == 'o')
            || (colon == 3 && tag.startsWith("st") && Chars.isDigit(tag.charAt(2)));
    String name = tag.endsWith("/") ? tag.substring(0, tag.length() - 1) : tag;
    return prefix
        && name.length() > colon + 1
        && name.chars().skip(colon + 1L).allMatch(ElementNames::isOfficeName);
  }

  private static boolean isOfficeName(int c) {
    return c == '_' || c == '-' || Character.isLetterOrDigit(c);
  }

  /** The white space that a start or end tag stands for in the text; empty for most. */
  static String whitespace(String tag) {
    return switch (tag) {
      case "br", "div" -> "\n";
      case "li", "td", "th", "dt", "dd", "embed", "h1", "h2", "h3", "h4", "h5", "h6" -> " ";
      case "p", "hr", "blockquote", "pre", "listing", "plaintext", "xmp", "title" -> "\n\n";
      default -> "";
    };
  }
}
