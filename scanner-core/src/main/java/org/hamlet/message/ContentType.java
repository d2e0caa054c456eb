package org.hamlet.message;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Content-Type value says, read as forgivingly as SpamAssassin 4.0.1 does (RFC 2045 section
 * 5.1 is rarely followed by spam).
 *
 * @param declared the type up to the first semicolon, lower case; empty when there is none
 * @param type the type after normalisation: any {@code text/*} but html, calendar and x-vcard
 *     counts as {@code text/plain}
 * @param boundary the boundary parameter
 * @param charset the charset parameter as written, {@code us-ascii} when there is no type at all
 * @param name the name or filename parameter
 */
record ContentType(
    String declared,
    String type,
    Optional<String> boundary,
    Optional<String> charset,
    Optional<String> name) {

  /** What a part without the field is. */
  static final ContentType NONE =
      new ContentType(
          "", "text/plain", Optional.empty(), Optional.of("us-ascii"), Optional.empty());

  private static final Pattern BOUNDARY =
      Pattern.compile(
          "\\bboundary\\s*=\\s*(?:\"([^\"]+)|([^\\s\";]++)(?=[\\s;]|\\z))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CHARSET =
      Pattern.compile("\\bcharset\\s*=\\s*[\"']?([^;]*?)[\"']?(?:;|$)", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME =
      Pattern.compile("\\b(?:file)?name\\s*=\\s*[\"']?([^;]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern FIRST_PIECE =
      Pattern.compile("\\b(?:file)?name\\*0\\s*=", Pattern.CASE_INSENSITIVE);
  private static final Pattern PIECE =
      Pattern.compile(
          "\\b(?:file)?name\\*([0-9]{1,9})\\s*=\\s*[\"']?([^;]*?)[\"']?(?:;|$)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TYPE = Pattern.compile("^[^;/]*(?:/[^\\s;/]*)?");
  private static final Pattern TEXT = Pattern.compile("^text(?![A-Za-z0-9_])");
  private static final Pattern KNOWN_TEXT = Pattern.compile("text/(?:x-vcard|calendar|html)");
  private static final Pattern NOT_IN_TYPE = Pattern.compile("[^!#$%&'*+\\-.0-9A-Z^_`a-z{|}~/]");

  /** Reads a decoded, unfolded value. */
  static ContentType parse(String value) {
    if (value.isEmpty() || value.equals("0")) {
      return NONE;
    }
    Matcher matcher = TYPE.matcher(value);
    String declared = matcher.find() ? matcher.group().trim().toLowerCase(Locale.ROOT) : "";
    return new ContentType(
        declared, normalise(declared), boundary(value), group(CHARSET, value), name(value));
  }

  /** The same as another type. */
  ContentType withType(String other) {
    return new ContentType(declared, other, boundary, charset, name);
  }

  boolean isMultipart() {
    return type.startsWith("multipart/");
  }

  boolean isMessage() {
    return type.equals("message/rfc822") || type.equals("message/global");
  }

  private static String normalise(String declared) {
    if (declared.isEmpty()
        || (TEXT.matcher(declared).find() && !KNOWN_TEXT.matcher(declared).matches())) {
      return "text/plain";
    }
    return NOT_IN_TYPE.matcher(declared).replaceAll("");
  }

  private static Optional<String> boundary(String value) {
    Matcher matcher = BOUNDARY.matcher(value);
    if (!matcher.find()) {
      return Optional.empty();
    }
    return Optional.of(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
  }

  /** Spaces and one quote behind it go; a pattern that says so takes the square of their number. */
  private static Optional<String> name(String value) {
    return group(NAME, value)
        .map(name -> name.substring(0, endWithoutSpace(name)))
        .map(name -> name.endsWith("\"") || name.endsWith("'") ? withoutLast(name) : name)
        .filter(name -> !name.isEmpty())
        .or(() -> pieces(value));
  }

  /**
   * A name in pieces (RFC 2231, section 3) by their numbers. Compat: of pieces of one number the
   * last counts, gaps do not matter; pieces that are encoded ({@code name*0*}) are not read.
   */
  private static Optional<String> pieces(String value) {
    if (!FIRST_PIECE.matcher(value).find()) {
      return Optional.empty();
    }
    Map<Integer, String> pieces = new TreeMap<>();
    Matcher piece = PIECE.matcher(value);
    while (piece.find()) {
      pieces.put(Integer.valueOf(piece.group(1)), piece.group(2));
    }
    return Optional.of(String.join("", pieces.values()));
  }

  private static int endWithoutSpace(String text) {
    int end = text.length();
    while (end > 0 && Lines.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static String withoutLast(String text) {
    return text.substring(0, text.length() - 1);
  }

  private static Optional<String> group(Pattern pattern, String value) {
    Matcher matcher = pattern.matcher(value);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
