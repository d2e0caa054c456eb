package org.hamlet.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.hamlet.message.Bytes;

/**
 * The digests by which DNS lists of the kind of NiX Spam's iXhash know a body: MD5 of its white
 * space, of its punctuation, and where it has neither enough of all but white space. Repeated
 * characters count once, so that small changes change nothing. Follows the published description;
 * no list was there to compare with.
 */
public final class IxHash {

  /** Of a longer body, in bytes, the rest does not count. */
  public static final int MAX_BODY_BYTES = 1_048_576;

  private static final int LEAST_BLANKS = 20;
  private static final int LEAST_NEWLINES = 2;
  private static final int LEAST_SIGNS = 3;
  private static final int LEAST_TEXT = 8;
  private static final String SIGNS = "<>()|@*'!?,";
  private static final String IGNORED_SIGNS = "%&#;=";

  private IxHash() {}

  /**
   * The digests that the body has, in hexadecimal; none when it holds less than eight characters
   * beside white space.
   *
   * @param body as received, transfer encoding and all
   */
  public static List<String> of(Bytes body) {
    String text = body.slice(0, Math.min(body.length(), MAX_BODY_BYTES)).text();
    List<String> digests = new ArrayList<>();
    if (text.chars().filter(c -> !isSpace(c)).limit(LEAST_TEXT).count() < LEAST_TEXT) {
      return digests;
    }
    if (text.chars().filter(IxHash::isSpace).limit(LEAST_BLANKS).count() == LEAST_BLANKS
        && text.chars().filter(c -> c == '\n').limit(LEAST_NEWLINES).count() == LEAST_NEWLINES) {
      digests.add(md5(whiteSpace(text)));
    }
    if (signs(text) >= LEAST_SIGNS) {
      digests.add(md5(punctuation(text)));
    }
    if (digests.isEmpty()) {
      digests.add(md5(visible(text)));
    }
    return digests;
  }

  private static int signs(String text) {
    int signs = 0;
    for (int i = 0; i < text.length() && signs < LEAST_SIGNS; i++) {
      char c = text.charAt(i);
      if (SIGNS.indexOf(c) >= 0 || (c == '/' && i > 0 && text.charAt(i - 1) == ':')) {
        signs++;
      }
    }
    return signs;
  }

  private static String whiteSpace(String text) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c) && (i == 0 || text.charAt(i - 1) != c)) {
        kept.append(c);
      } else if (!isSpace(c) && !isGraphic(c)) {
        kept.append(c);
      }
    }
    return kept.toString();
  }

  private static String punctuation(String text) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i) == '_' ? '.' : text.charAt(i);
      if (!isControl(c) && !isAlphanumeric(c) && IGNORED_SIGNS.indexOf(c) < 0) {
        appendOnce(c, kept);
      }
    }
    return kept.toString();
  }

  private static String visible(String text) {
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isControl(c) && !isSpace(c) && c != '=') {
        appendOnce(c, kept);
      }
    }
    return kept.toString();
  }

  /** Appends a character unless it is a printable one that is there already. */
  private static void appendOnce(char c, StringBuilder kept) {
    boolean printable = c >= ' ' && c < 0x7F;
    if (!printable || kept.length() == 0 || kept.charAt(kept.length() - 1) != c) {
      kept.append(c);
    }
  }

  private static boolean isSpace(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isControl(char c) {
    return c < ' ' || c == 0x7F;
  }

  private static boolean isGraphic(char c) {
    return c > ' ' && c < 0x7F;
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static String md5(String text) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
