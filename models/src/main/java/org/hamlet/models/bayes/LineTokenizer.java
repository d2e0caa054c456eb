package org.hamlet.models.bayes;

import java.util.regex.Pattern;

/**
 * Splits one line of octets (one char a byte) into Bayes tokens: what counts as a character of a
 * word, how long tokens are shortened, and the further forms of a token that are learned beside it
 * (SpamAssassin 4.0.1 behaviour, observed). For one message and thread.
 */
final class LineTokenizer {

  /** Tokens of fewer bytes say nothing. */
  static final int MIN_TOKEN_BYTES = 3;

  /** Leading characters kept of a token that is too long. */
  private static final int SHORTENED_CHARS = 7;

  /** Bytes that must follow those characters. */
  private static final int MIN_REST_BYTES = 2;

  private static final Pattern DOTS = Pattern.compile("(\\w)(\\.{3,6})(\\w)");
  private static final Pattern DASHES = Pattern.compile("(\\w)(-{2,6})(\\w)");

  private final StopWords.Search stopWords;
  private final int maxTokenBytes;

  LineTokenizer(StopWords.Search stopWords, int maxTokenBytes) {
    this.stopWords = stopWords;
    this.maxTokenBytes = maxTokenBytes;
  }

  /** Adds the tokens of one line to {@code out}, with the prefix before each. */
  void tokenize(String line, Region region, String prefix, TokenSet out) {
    String text = TokenOctets.blankOthers(line);
    if (text.contains("...")) {
      text = DOTS.matcher(text).replaceAll("$1 $2 $3");
    }
    if (text.contains("--")) {
      text = DASHES.matcher(text).replaceAll("$1 $2 $3");
    }
    if (region != Region.HEADER) {
      text = TitleCase.lower(text);
    }
    int length = text.length();
    int start = 0;
    while (start < length && !out.isFull(region)) {
      int end = text.indexOf(' ', start);
      end = end < 0 ? length : end;
      String word = strip(text, start, end);
      if (word.length() >= MIN_TOKEN_BYTES && !stopWords.contains(word)) {
        add(word, region, prefix, out);
      }
      start = end + 1;
    }
  }

  private void add(String word, Region region, String prefix, TokenSet out) {
    if (region != Region.HEADER) {
      addressForms(word, region, out);
    }
    String token = word;
    if (token.length() > maxTokenBytes && token.indexOf('*') < 0) {
      if (wideCharacters(token, region, prefix, out)) {
        return;
      }
      if (region != Region.URI) {
        token = shortened(token);
      }
    }
    if (region != Region.HEADER) {
      decompositions(token, region, prefix, out);
    }
    out.add(prefix + token, region);
  }

  /** A mail address by its parts, else a host by its endings. */
  private static void addressForms(String word, Region region, TokenSet out) {
    int at = word.lastIndexOf('@', word.length() - 2);
    if (at > 0) {
      out.add("U*" + word.substring(0, at), region);
      DomainForms.add("D*", word.substring(at + 1), region, out);
    } else if (hasHostDot(word)) {
      DomainForms.add("UD:", word, region, out);
    }
  }

  private static boolean hasHostDot(String word) {
    for (int dot = word.indexOf('.', 1); dot > 0; dot = word.indexOf('.', dot + 1)) {
      if (dot + 1 < word.length() && TokenOctets.isLetter(word.charAt(dot + 1))) {
        return true;
      }
    }
    return false;
  }

  /** Scripts without spaces: each character of three or four bytes by itself. */
  private static boolean wideCharacters(String word, Region region, String prefix, TokenSet out) {
    boolean any = false;
    for (int i = 0; i < word.length(); ) {
      int length = TokenOctets.utf8Length(word, i);
      if (length >= 3) {
        out.add(prefix + "u8:" + word.substring(i, i + length), region);
        any = true;
      }
      i += Math.max(1, length);
    }
    return any;
  }

  private static String shortened(String word) {
    int end = 0;
    for (int n = 0; n < SHORTENED_CHARS && end < word.length(); n++) {
      end += Math.max(1, TokenOctets.utf8Length(word, end));
    }
    return word.length() - end >= MIN_REST_BYTES ? "sk:" + word.substring(0, end) : word;
  }

  private static void decompositions(String token, Region region, String prefix, TokenSet out) {
    String bare = TokenOctets.wordCharactersOf(token);
    boolean upper = TokenOctets.hasUpper(token);
    if (bare.length() != token.length()) {
      out.add(prefix + bare, region);
    }
    if (upper) {
      out.add(prefix + TokenOctets.lower(token), region);
      if (bare.length() != token.length()) {
        out.add(prefix + TokenOctets.lower(bare), region);
      }
    }
  }

  private static String strip(String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && TokenOctets.isEdge(text.charAt(from))) {
      from++;
    }
    while (to > from && TokenOctets.isEdge(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
