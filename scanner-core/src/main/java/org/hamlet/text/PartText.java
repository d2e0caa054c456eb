package org.hamlet.text;

/**
 * What a MIME part renders to.
 *
 * @param text characters, or octets where the part was not decoded
 * @param unicode whether Perl's classes know its characters beyond ASCII; Compat: those of Latin-1
 *     they do not know in a text that was octets or ASCII at first
 */
public record PartText(String text, boolean unicode) {

  private static final int LAST_LATIN1 = 0xFF;

  static PartText of(PartRenderer.RenderedPart part) {
    boolean unicode = part.unicode() || part.text().chars().anyMatch(c -> c > LAST_LATIN1);
    return new PartText(part.text(), unicode);
  }
}
