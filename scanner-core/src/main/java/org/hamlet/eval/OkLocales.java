package org.hamlet.eval;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hamlet.rule.Settings;

/**
 * Whether a charset is one that a reader of the {@code ok_locales} languages can expect, by what
 * SpamAssassin 4.0.1 expects of each. Western charsets, Windows' and the Unicode ones are always
 * expected, as is none; the environment's locale is not asked.
 */
record OkLocales(Set<String> languages) {

  private static final String ALL = "all";

  private static final int LANGUAGE_CHARS = 2;

  private static final Pattern EVERYWHERE =
      Pattern.compile(
          "(?:us)?ascii|iso8859.*|iso10646.*|iso|utf.*|ucs.*|cp125.*|windows.*|ibm852"
              + "|unicode11utf[78].*|xunknown");

  private static final Set<String> CYRILLIC =
      Set.of("koi8r", "koi8u", "koi8t", "isoir111", "cp1251", "georgianps", "pt154", "cp866");

  private static final Map<String, Set<String>> CHARSETS =
      Map.of(
          "ja",
          names(
              "eucjp jisx020119760 jisx020819830 jisx020819900 jisx020819970 jisx021219900"
                  + " jisx021320001 jisx021320002 shiftjis iso2022jp sjis jis7 jisx0201 jisx0208"
                  + " jisx0212"),
          "ko",
          Set.of("euckr", "ksc56011987"),
          "ru",
          CYRILLIC,
          "ka",
          CYRILLIC,
          "tg",
          CYRILLIC,
          "be",
          CYRILLIC,
          "uk",
          CYRILLIC,
          "bg",
          CYRILLIC,
          "th",
          Set.of("tis620"),
          "zh",
          names("gb1988 gb2312 gb231219800 gb18030 gbk big5hkscs big5 euctw iso2022cn"));

  private static Set<String> names(String all) {
    return Set.of(all.split(" "));
  }

  static OkLocales of(Settings settings) {
    return new OkLocales(
        Arrays.stream(settings.text("ok_locales").trim().split("\\s+"))
            .map(l -> l.toLowerCase(Locale.ROOT))
            .map(l -> l.equals(ALL) ? l : l.substring(0, Math.min(LANGUAGE_CHARS, l.length())))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether nothing is far away: the default. */
  boolean all() {
    return languages.isEmpty() || languages.contains(ALL) || languages.contains("");
  }

  /** Whether the charset belongs to one of the languages, or to all. */
  boolean expects(String charset) {
    return all() || isExpected(charset);
  }

  private boolean isExpected(String charset) {
    String key = charset.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    if (key.startsWith("3d")) { // an equals sign in quoted-printable
      key = key.substring("3d".length());
    }
    String name = key;
    return name.isEmpty()
        || EVERYWHERE.matcher(name).matches()
        || languages.stream().anyMatch(l -> CHARSETS.getOrDefault(l, Set.of()).contains(name));
  }
}
