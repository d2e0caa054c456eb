package org.hamlet.eval;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Bytes;
import org.hamlet.message.HeaderDecoder;
import org.hamlet.message.Part;

/**
 * What one walk over the MIME tree finds out for the MIMEEval functions (SpamAssassin 4.0.1
 * behaviour). Linear in the size of the message.
 *
 * @param attachment whether a part's disposition is attachment
 * @param badIsoCharset whether a charset is written like an ISO one that does not exist
 * @param base64Count parts in base64
 * @param base64Text whether a text part said to be ASCII, and no attachment, is in base64
 * @param farawayCharset whether the charset of a part, multiparts included, is not one of {@code
 *     ok_locales}
 * @param quotedPrintable what is in quoted-printable
 * @param illegalAscii whether a part said to be ASCII holds other bytes
 * @param unicodeRatio numeric character references to other characters in plain text
 * @param multipartRatio bytes of the last plain text by bytes of the last HTML, attachments left
 *     out; 1 when there is no multipart/alternative
 * @param longestBase64Line with its line end; 0 when there is none
 */
record MimeFacts(
    boolean attachment,
    boolean badIsoCharset,
    int base64Count,
    boolean base64Text,
    boolean farawayCharset,
    QuotedPrintable quotedPrintable,
    boolean illegalAscii,
    double unicodeRatio,
    double multipartRatio,
    int longestBase64Line) {

  private static final Pattern LETTER = Pattern.compile("[a-z]");
  private static final Pattern LIKE_ISO = Pattern.compile("iso-\\S{1,40}-\\S{1,40}\\b");
  private static final Pattern REAL_ISO =
      Pattern.compile("iso-(?:8859-\\d{1,2}|2022-(?:jp|kr))\\b");
  private static final Pattern LIKE_ASCII =
      Pattern.compile("us|ascii|ansi_x3\\.4-19[68][68]|iso-ir-6|iso_646\\.irv:1991|ibm367|cp367");
  private static final Pattern NUMERIC_REFERENCE = Pattern.compile("&#x[0-9A-F]{4};");

  static MimeFacts of(ScanContext scan) {
    Walk walk = new Walk(OkLocales.of(scan.settings()));
    walk.visit(scan.message().root());
    return walk.facts();
  }

  private static final class Walk {

    private final OkLocales locales;
    private boolean attachment;
    private boolean badIso;
    private int base64;
    private boolean base64Text;
    private boolean faraway;
    private QuotedPrintable quotedPrintable = QuotedPrintable.NONE;
    private boolean illegalAscii;
    private long references;
    private long otherChars;
    private boolean alternative;
    private int plainBytes = -1;
    private int htmlBytes = -1;
    private int longestBase64Line;

    Walk(OkLocales locales) {
      this.locales = locales;
    }

    void visit(Part part) {
      String disposition =
          part.headers()
              .last("Content-Disposition")
              .map(field -> HeaderDecoder.decode(field).toLowerCase(Locale.ROOT))
              .orElse("");
      boolean attached = disposition.contains("attachment");
      attachment |= attached;
      if (part.transferEncoding().contains("base64")) {
        base64++;
      } else if (part.transferEncoding().contains("quoted-printable")) {
        quotedPrintable = quotedPrintable.withPart();
      }
      if (MimeEvals.isUntyped(part)) {
        visitUntyped(part, attached, attached || disposition.startsWith("inline"));
      }
      visitCharset(part.charset().map(c -> c.toLowerCase(Locale.ROOT)).orElse(""));
      if (part instanceof Part.Multipart multipart) {
        alternative |= multipart.type().equals("multipart/alternative");
        multipart.parts().forEach(this::visit);
      } else if (part instanceof Part.Leaf leaf) {
        visitBase64(leaf, attached || disposition.startsWith("inline"));
        visitText(leaf, attached);
      }
    }

    /** Compat: a message of multipart/digest whose type nobody names is a plain text here. */
    private void visitUntyped(Part part, boolean attached, boolean placed) {
      base64Text |= part.transferEncoding().contains("base64") && !placed;
      if (!attached && part instanceof Part.Leaf leaf) {
        plainBytes = alternative ? leaf.raw().length() : 0;
      }
    }

    private void visitCharset(String charset) {
      badIso |= LIKE_ISO.matcher(charset).find() && !REAL_ISO.matcher(charset).find();
      faraway |= LETTER.matcher(charset).find() && !locales.expects(charset);
    }

    private void visitBase64(Part.Leaf leaf, boolean placed) {
      if (!leaf.transferEncoding().contains("base64")) {
        return;
      }
      String charset = leaf.charset().orElse("").toLowerCase(Locale.ROOT);
      boolean ascii = charset.isEmpty() || LIKE_ASCII.matcher(charset).find();
      boolean text = leaf.type().startsWith("text") && !MimeEvals.isUnreadMultipart(leaf);
      base64Text |= text && ascii && !placed;
      if (leaf.transferEncoding().equals("base64") && !leaf.type().equals("application/ics")) {
        longestBase64Line = Math.max(longestBase64Line, longestLine(leaf.raw()));
      }
    }

    private void visitText(Part.Leaf leaf, boolean attached) {
      String encoding = leaf.transferEncoding();
      if (encoding.equals("quoted-printable")) {
        quotedPrintable = quotedPrintable.with(leaf.raw());
      }
      // Compat: what comes before the alternative does not count
      int length = alternative ? leaf.raw().length() : 0;
      if (leaf.type().equals("text/html")) {
        htmlBytes = attached ? htmlBytes : length;
      } else if (leaf.type().equals("text/plain") && !MimeEvals.isUnreadMultipart(leaf)) {
        plainBytes = attached ? plainBytes : length;
        visitPlain(leaf, encoding);
      }
    }

    private void visitPlain(Part.Leaf leaf, String encoding) {
      Optional<String> charset = leaf.charset().map(c -> c.toLowerCase(Locale.ROOT));
      if (charset.isEmpty() || charset.get().equals("us-ascii")) {
        illegalAscii |= holdsIllegalAscii(leaf.raw());
      }
      if (encoding.isEmpty() || encoding.equals("7bit") || encoding.equals("8bit")) {
        String text = leaf.raw().text();
        long found = NUMERIC_REFERENCE.matcher(text).results().count();
        references += found;
        otherChars += text.length() - 8 * found;
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
      boolean both = alternative && plainBytes >= 0 && htmlBytes > 0;
      return new MimeFacts(
          attachment,
          badIso,
          base64,
          base64Text,
          faraway,
          quotedPrintable,
          illegalAscii,
          otherChars > 0 ? (double) references / otherChars : 0,
          both ? (double) plainBytes / htmlBytes : 1,
          longestBase64Line);
    }
  }
}
