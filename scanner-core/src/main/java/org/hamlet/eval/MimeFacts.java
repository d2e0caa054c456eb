package org.hamlet.eval;

import java.util.Locale;
import java.util.regex.Pattern;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Bytes;
import org.hamlet.message.Part;

/**
 * What one walk over the MIME leaves finds out for the MIMEEval functions (SpamAssassin 4.0.1
 * behaviour). Linear in the size of the message.
 *
 * @param attachment whether a part's disposition is attachment
 * @param badIsoCharset whether a charset is written like an ISO one that does not exist
 * @param base64Count parts in base64
 * @param base64Text whether a text part said to be ASCII, and no attachment, is in base64
 * @param farawayCharset whether a part's charset is not one of {@code ok_locales}
 * @param qpCount parts in quoted-printable
 * @param illegalAscii whether a part said to be ASCII holds other bytes
 * @param unicodeRatio numeric character references to other characters in plain text
 * @param longestBase64Line with its line end; 0 when there is none
 */
record MimeFacts(
    boolean attachment,
    boolean badIsoCharset,
    int base64Count,
    boolean base64Text,
    boolean farawayCharset,
    int qpCount,
    boolean illegalAscii,
    double unicodeRatio,
    int longestBase64Line) {

  private static final Pattern REAL_ISO =
      Pattern.compile("iso-(?:8859-\\d.*|2022-[a-z]{2}.*|[^-\\s]*)");
  private static final Pattern NUMERIC_REFERENCE = Pattern.compile("&#x[0-9A-Fa-f]{4};");

  static MimeFacts of(ScanContext scan) {
    Walk walk = new Walk(OkLocales.of(scan.settings()));
    scan.message().leaves().forEach(walk::visit);
    return walk.facts();
  }

  private static final class Walk {

    private final OkLocales locales;
    private boolean attachment;
    private boolean badIso;
    private int base64;
    private boolean base64Text;
    private boolean faraway;
    private int qp;
    private boolean illegalAscii;
    private double unicodeRatio;
    private int longestBase64Line;

    Walk(OkLocales locales) {
      this.locales = locales;
    }

    void visit(Part.Leaf leaf) {
      String disposition =
          leaf.headers()
              .last("Content-Disposition")
              .map(f -> f.raw().text().strip().toLowerCase(Locale.ROOT))
              .orElse("");
      attachment |= disposition.startsWith("attachment");
      visitCharset(leaf.charset().orElse("").toLowerCase(Locale.ROOT));
      switch (leaf.transferEncoding()) {
        case "base64" -> visitBase64(leaf, disposition);
        case "quoted-printable" -> qp++;
        default -> {}
      }
      if (leaf.type().equals("text/plain")) {
        visitPlain(leaf);
      }
    }

    private void visitCharset(String charset) {
      badIso |= charset.startsWith("iso-") && !REAL_ISO.matcher(charset).matches();
      faraway |= !locales.expects(charset);
    }

    private void visitBase64(Part.Leaf leaf, String disposition) {
      base64++;
      String charset = leaf.charset().orElse("").toLowerCase(Locale.ROOT);
      boolean ascii =
          charset.isEmpty() || charset.equals("us-ascii") || charset.startsWith("ansi_x3.4");
      base64Text |=
          leaf.type().startsWith("text/")
              && ascii
              && !disposition.startsWith("attachment")
              && !disposition.startsWith("inline");
      if (!leaf.declaredType().equals("application/ics")) {
        longestBase64Line = Math.max(longestBase64Line, longestLine(leaf.raw()));
      }
    }

    private void visitPlain(Part.Leaf leaf) {
      String charset = leaf.charset().orElse("us-ascii").toLowerCase(Locale.ROOT);
      if (charset.equals("us-ascii") && !illegalAscii) {
        illegalAscii = holdsIllegalAscii(leaf.raw());
      }
      String encoding = leaf.transferEncoding();
      if (encoding.isEmpty() || encoding.equals("7bit") || encoding.equals("8bit")) {
        String text = leaf.raw().text();
        long references = NUMERIC_REFERENCE.matcher(text).results().count();
        long others = text.length() - 8 * references;
        unicodeRatio = Math.max(unicodeRatio, others > 0 ? (double) references / others : 0);
      }
    }

    private static int longestLine(Bytes raw) {
      int longest = 0;
      int start = 0;
      for (int end = raw.indexOf('\n', 0); end >= 0; end = raw.indexOf('\n', start)) {
        longest = Math.max(longest, end + 1 - start);
        start = end + 1;
      }
      return Math.max(longest, raw.length() - start);
    }

    private static boolean holdsIllegalAscii(Bytes raw) {
      for (int i = 0; i < raw.length(); i++) {
        int b = raw.at(i);
        if (b == 0 || b == '\r' || b >= 0x80) {
          return true;
        }
      }
      return false;
    }

    MimeFacts facts() {
      return new MimeFacts(
          attachment,
          badIso,
          base64,
          base64Text,
          faraway,
          qp,
          illegalAscii,
          unicodeRatio,
          longestBase64Line);
    }
  }
}
