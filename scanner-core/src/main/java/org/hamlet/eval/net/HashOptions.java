package org.hamlet.eval.net;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hamlet.engine.EvalFunction.BadArguments;

/**
 * The options of a HashBL rule, words separated by slashes.
 *
 * @param words all of them, lower case
 * @param max most questions of the rule
 */
record HashOptions(Set<String> words, int max) {

  private static final int DEFAULT_MAX = 10;
  private static final int SHA256_BASE32_CHARS = 52;
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  static HashOptions parse(String text, String otherwise) throws BadArguments {
    Set<String> words = new LinkedHashSet<>();
    int max = DEFAULT_MAX;
    String given = text.isEmpty() ? otherwise : text;
    for (String word : given.toLowerCase(Locale.ROOT).split("[/\\s,]+")) {
      words.add(word);
      if (word.startsWith("max=")) {
        max = number(word.substring(4));
      }
    }
    return new HashOptions(words, max);
  }

  boolean has(String word) {
    return words.contains(word);
  }

  /** The number after {@code name=}; empty when it is not given. */
  Optional<Integer> value(String name) throws BadArguments {
    for (String word : words) {
      if (word.startsWith(name + "=")) {
        return Optional.of(number(word.substring(name.length() + 1)));
      }
    }
    return Optional.empty();
  }

  private static int number(String text) throws BadArguments {
    if (!text.matches("\\d{1,9}")) {
      throw new BadArguments("not a number: " + text);
    }
    return Integer.parseInt(text);
  }

  /** The value as the list wants it: hashed, or as it stands. */
  String key(String value) {
    String text = has("case") ? value : value.toLowerCase(Locale.ROOT);
    return has("raw") ? text : key(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The hash of the bytes. */
  String key(byte[] bytes) {
    if (has("sha256")) {
      return base32(digest("SHA-256", bytes));
    }
    return HexFormat.of().formatHex(digest(has("md5") ? "MD5" : "SHA-1", bytes));
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  /** RFC 4648, 6, lower case and without padding. */
  private static String base32(byte[] hash) {
    BigInteger rest = new BigInteger(1, hash).shiftLeft(4);
    char[] out = new char[SHA256_BASE32_CHARS];
    for (int i = out.length - 1; i >= 0; i--) {
      out[i] = BASE32.charAt(rest.intValue() & 31);
      rest = rest.shiftRight(5);
    }
    return new String(out);
  }
}
