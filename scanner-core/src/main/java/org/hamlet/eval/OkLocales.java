package org.hamlet.eval;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hamlet.rule.Settings;

/**
 * Whether a charset is one that a reader of the {@code ok_locales} languages can expect. Western
 * charsets and the Unicode ones are always expected.
 */
record OkLocales(Set<String> languages) {

  private static final String ALL = "all";

  private static final Set<String> EVERYWHERE =
      Set.of(
          "usascii", "ascii", "ansix341968", "utf7", "utf8", "utf16", "unicode11utf7", "iso10646");

  private static final Map<String, Set<String>> CHARSETS =
      Map.of(
          "ja", Set.of("eucjp", "iso2022jp", "shiftjis", "sjis", "xsjis", "windows31j", "jisx0208"),
          "ko", Set.of("euckr", "ksc56011987", "ksc5601", "iso2022kr", "uhc", "cp949"),
          "ru",
              Set.of(
                  "koi8r",
                  "koi8u",
                  "koi8t",
                  "koi8ru",
                  "windows1251",
                  "cp1251",
                  "cp866",
                  "iso88595"),
          "th", Set.of("tis620", "windows874", "iso885911"),
          "zh",
              Set.of(
                  "big5",
                  "big5hkscs",
                  "gb1988",
                  "gb2312",
                  "gb18030",
                  "gbk",
                  "euctw",
                  "iso2022cn",
                  "hzgb2312"));

  static OkLocales of(Settings settings) {
    return new OkLocales(
        Arrays.stream(settings.text("ok_locales").trim().split("\\s+"))
            .map(l -> l.toLowerCase(Locale.ROOT))
            .map(l -> l.length() > 2 && !l.equals(ALL) ? l.substring(0, 2) : l)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether nothing is far away: the default. */
  boolean all() {
    return languages.isEmpty() || languages.contains(ALL) || languages.contains("");
  }

  /** Whether the charset belongs to one of the languages, or to all. */
  boolean expects(String charset) {
    String key = charset.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    if (all() || key.isEmpty() || EVERYWHERE.contains(key)) {
      return true;
    }
    boolean western =
        CHARSETS.values().stream().noneMatch(c -> c.contains(key))
            && (key.startsWith("iso8859")
                || key.startsWith("windows125")
                || key.startsWith("cp125")
                || key.startsWith("ibm")
                || key.startsWith("xmac"));
    return western
        || languages.stream().anyMatch(l -> CHARSETS.getOrDefault(l, Set.of()).contains(key));
  }
}
