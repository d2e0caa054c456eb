package org.hamlet.text.uri;

import java.net.IDN;

/**
 * Whether a label of a host name in characters may be looked up (RFC 5891, 5.4, with the properties
 * of RFC 5892 and the order of writing of RFC 5893). Compat: underscores are letters.
 */
final class HostLabel {

  private static final String ACE_PREFIX = "xn--";

  /** Letters and signs that names may have against their properties, and that they may not. */
  private static final String ALLOWED = "_-\u00B7\u0375\u05F3\u05F4\u06FD\u06FE\u0F0B\u3007\u30FB";

  private static final String REFUSED =
      "\u0640\u07FA\u17B4\u17B5\u302E\u302F\u3031\u3032\u3033\u3034\u3035\u303B\u04C0\u2132\u2183";

  /** Signs that take the vowel from a letter, behind which an invisible joiner has a meaning. */
  private static final String VIRAMAS =
      "\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D3B\u0D3C\u0D4D\u0DCA\u0E3A\u0EBA\u0F84"
          + "\u1039\u103A\u1714\u1734\u17D2\u1A60\u1B44\u1BAA\u1BAB\u1BF2\u1BF3\u2D7F\uA806\uA8C4"
          + "\uA953\uA9C0\uAAF6\uABED";

  /** Arabic letters that are never joined to the next one. */
  private static final String UNJOINED =
      "\u0621\u0622\u0623\u0624\u0625\u0627\u0629\u062F\u0630\u0631\u0632\u0648\u0671\u0672\u0673"
          + "\u0674\u0675\u0676\u0677\u06C0\u06C3\u06C4\u06C5\u06C6\u06C7\u06C8\u06C9\u06CA\u06CB"
          + "\u06CD\u06CF\u06D2\u06D3\u06D5\u06EE\u06EF";

  private static final char NON_JOINER = '\u200C';
  private static final char JOINER = '\u200D';

  private HostLabel() {}

  /** The label in ASCII, of {@link HostNames#MAX_LABEL_CHARS} at most; empty when it is none. */
  static String toAscii(String label) {
    if (label.isEmpty() || !hyphensStandWithin(label)) {
      return "";
    }
    String ascii = Ascii.allAscii(label) ? label : encoded(label);
    boolean marked = label.startsWith("--", 2) && Ascii.allAscii(label);
    boolean good = !marked || (label.startsWith(ACE_PREFIX) && decodes(label));
    return good && ascii.length() <= HostNames.MAX_LABEL_CHARS ? ascii : "";
  }

  private static String encoded(String label) {
    boolean legal = !label.startsWith("--", 2) && mayBeLookedUp(label);
    return legal && label.length() <= HostNames.MAX_LABEL_CHARS ? Punycode.encode(label) : "";
  }

  private static boolean hyphensStandWithin(String label) {
    return label.charAt(0) != '-' && label.charAt(label.length() - 1) != '-';
  }

  /** Whether a label that begins as encoded ones do is one. */
  private static boolean decodes(String ascii) {
    if (ascii.length() > HostNames.MAX_LABEL_CHARS) {
      return false;
    }
    String decoded = IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED);
    return !Ascii.allAscii(decoded) && encoded(decoded).equals(ascii);
  }

  private static boolean mayBeLookedUp(String label) {
    int type = Character.getType(label.codePointAt(0));
    boolean marked =
        type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || type == Character.ENCLOSING_MARK;
    return !marked && everyCharMay(label) && !Direction.isMixed(label);
  }

  private static boolean everyCharMay(String label) {
    for (int i = 0; i < label.length(); i = label.offsetByCodePoints(i, 1)) {
      int c = label.codePointAt(i);
      boolean may =
          (c == JOINER || c == NON_JOINER) ? joinsSomething(label, i) : ALLOWED.indexOf(c) >= 0;
      if (!may && !isLetterOrDigit(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(int c) {
    boolean ofKind =
        switch (Character.getType(c)) {
          case Character.LOWERCASE_LETTER,
              Character.OTHER_LETTER,
              Character.MODIFIER_LETTER,
              Character.DECIMAL_DIGIT_NUMBER,
              Character.NON_SPACING_MARK,
              Character.COMBINING_SPACING_MARK ->
              true;
          case Character.UPPERCASE_LETTER -> c >= '\u13A0' && c <= '\u13F5';
          default -> false;
        };
    return ofKind && REFUSED.indexOf(c) < 0 && !isOldHangul(c) && !isMarkOfSymbols(c);
  }

  private static boolean isOldHangul(int c) {
    return (c >= '\u1100' && c <= '\u11FF')
        || (c >= '\uA960' && c <= '\uA97F')
        || (c >= '\uD7B0' && c <= '\uD7FF');
  }

  private static boolean isMarkOfSymbols(int c) {
    return (c >= '\u20D0' && c <= '\u20FF') || (c >= 0x1D100 && c <= 0x1D24F);
  }

  /** RFC 5892, appendix A.1 and A.2, for the letters in use. */
  private static boolean joinsSomething(String label, int at) {
    if (at == 0) {
      return false;
    }
    char before = label.charAt(at - 1);
    boolean between =
        label.charAt(at) == NON_JOINER
            && at + 1 < label.length()
            && isArabicLetter(before)
            && UNJOINED.indexOf(before) < 0
            && !(before >= '\u0688' && before <= '\u0699')
            && isArabicLetter(label.charAt(at + 1));
    return between || VIRAMAS.indexOf(before) >= 0;
  }

  private static boolean isArabicLetter(char c) {
    return c >= '\u0620' && c <= '\u06FF' && Character.getType(c) == Character.OTHER_LETTER;
  }
}
