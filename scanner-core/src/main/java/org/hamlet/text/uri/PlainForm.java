package org.hamlet.text.uri;

/**
 * A URI in plain writing: slashes where backslashes stood, escapes and entities of printable
 * characters decoded, a scheme, two slashes after it, a slash before the query.
 */
final class PlainForm {

  private static final int FIRST_PRINTABLE = 0x21;
  private static final int LAST_PRINTABLE = 0x7E;
  private static final int MAX_ENTITY_DIGITS = 3;

  private PlainForm() {}

  static String of(String uri) {
    String plain = twoSlashes(uri.replace('\\', '/'));
    plain = PercentCode.normalise(plain);
    if (Scheme.end(plain) == 0) {
      plain = "http://" + plain;
    }
    return decodeEntities(slashBeforeQuery(plain));
  }

  /** {@code http:/x} and {@code http:x} become {@code http://x}; three slashes stay. */
  private static String twoSlashes(String uri) {
    int end = Scheme.httpEnd(uri);
    if (end == 0) {
      return uri;
    }
    int slashes = 0;
    while (end + slashes < uri.length() && uri.charAt(end + slashes) == '/') {
      slashes++;
    }
    return slashes >= 2 ? uri : uri.substring(0, end) + "//" + uri.substring(end + slashes);
  }

  private static String slashBeforeQuery(String uri) {
    int end = Scheme.httpEnd(uri);
    if (end == 0 || !uri.startsWith("//", end)) {
      return uri;
    }
    int start = end + 2;
    int i = start;
    while (i < uri.length() && "/?#".indexOf(uri.charAt(i)) < 0) {
      i++;
    }
    boolean add = i > start && i < uri.length() && uri.charAt(i) != '/';
    return add ? uri.substring(0, i) + "/" + uri.substring(i) : uri;
  }

  private static String decodeEntities(String uri) {
    int entity = uri.indexOf("&#");
    if (entity < 0) {
      return uri;
    }
    StringBuilder plain = new StringBuilder(uri.length());
    int copied = 0;
    while (entity >= 0) {
      int semicolon = uri.indexOf(';', entity);
      if (semicolon < 0) {
        break;
      }
      int value = semicolon - entity > 8 ? -1 : entityValue(uri.substring(entity + 2, semicolon));
      if (value >= FIRST_PRINTABLE && value <= LAST_PRINTABLE) {
        plain.append(uri, copied, entity).append((char) value);
        copied = semicolon + 1;
      }
      entity = uri.indexOf("&#", entity + 2);
    }
    return plain.append(uri, copied, uri.length()).toString();
  }

  private static int entityValue(String digits) {
    boolean hex = !digits.isEmpty() && Character.toLowerCase(digits.charAt(0)) == 'x';
    String number = hex ? digits.substring(1) : digits;
    int radix = hex ? 16 : 10;
    if (number.isEmpty()
        || number.length() > MAX_ENTITY_DIGITS
        || !number.chars().allMatch(c -> Character.digit(c, radix) >= 0)) {
      return -1;
    }
    return Integer.parseInt(number, radix);
  }
}
