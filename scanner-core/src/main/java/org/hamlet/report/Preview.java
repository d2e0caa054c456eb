package org.hamlet.report;

import java.util.List;
import java.util.regex.Pattern;
import org.hamlet.message.Bytes;

/** The beginning of a message's text for {@code _PREVIEW_}, wrapped. */
final class Preview {

  /** Most paragraphs shown. */
  static final int MAX_PARAGRAPHS = 3;

  /** Most bytes of one paragraph; no further paragraph is taken once so many were looked at. */
  static final int MAX_BYTES = 200;

  /** The first line is shorter, for words such as "Content preview:" before it. */
  private static final int TAKEN_ON_FIRST_LINE = 18;

  private static final String INDENT = "  ";
  private static final String CUT = " [...]";
  private static final Pattern RULER = Pattern.compile("[-_*.]{10,}");
  private static final Pattern SPACE = Pattern.compile("[ \t\n\f\r\u000B]+");
  private static final String ORIGINAL_MESSAGE = "-----Original Message-----";

  private Preview() {}

  /**
   * The preview.
   *
   * @param body rendered paragraphs, the first one the subject
   * @param width widest line, in bytes
   */
  static String of(List<Bytes> body, int width) {
    StringBuilder text = new StringBuilder();
    int last = Math.min(body.size(), 1 + MAX_PARAGRAPHS);
    int taken = 0;
    for (int i = 1; i < last && taken < MAX_BYTES; i++) {
      String paragraph = body.get(i).text();
      text.append(cleaned(cut(paragraph.stripTrailing()))).append('\n');
      taken += paragraph.length();
    }
    String squeezed = SPACE.matcher(text).replaceAll(" ");
    // Compat: a space in front is not shown, but counts
    int unseen = squeezed.startsWith(" ") ? 1 : 0;
    return new LineWrap(INDENT, width, true)
        .wrap(squeezed.substring(unseen), TAKEN_ON_FIRST_LINE + unseen);
  }

  /** Without rulers and without what somebody else wrote. */
  private static String cleaned(String paragraph) {
    int quoted = paragraph.indexOf(ORIGINAL_MESSAGE);
    String own = quoted < 0 ? paragraph : paragraph.substring(0, quoted);
    return RULER.matcher(own).replaceAll("");
  }

  private static String cut(String paragraph) {
    return paragraph.length() > MAX_BYTES ? paragraph.substring(0, MAX_BYTES) + CUT : paragraph;
  }
}
