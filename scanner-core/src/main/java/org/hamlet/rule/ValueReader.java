package org.hamlet.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hamlet.regex.PatternProblem;
import org.hamlet.regex.PerlPattern;
import org.hamlet.relay.NetworkList;

/** Checks and stores the values of settings that have one of the general shapes. One thread. */
final class ValueReader {

  private static final List<String> SERVICES =
      List.of(
          "hamlet_pyzor_server",
          "hamlet_razor_discovery",
          "hamlet_razor_nomination",
          "hamlet_razor_server");

  private final SettingsBuilder settings;

  ValueReader(SettingsBuilder settings) {
    this.settings = settings;
  }

  void read(Setting setting, ConfigLine line) throws BadLine {
    String value = line.value();
    if (value.isEmpty() && !mayBeEmpty(setting)) {
      throw new BadLine(0, line.key() + " needs a value");
    }
    String name = setting.name();
    switch (setting.shape()) {
      case FLAG -> settings.set(name, flag(value));
      case NUMBER -> {
        settings.set(name, number(name, value));
        addReportHeader(name, value);
      }
      case DURATION -> {
        if (name.equals("rbl_timeout")) {
          RblTimeoutLine.of(value).addTo(settings);
        } else {
          settings.set(name, duration(value));
        }
      }
      case TEXT -> settings.set(name, checkedText(name, value));
      case WORDS -> settings.list(name).addAll(checkedWords(name, value));
      case LINES -> settings.list(name).add(checkedLine(name, value));
      case ADDRESSES -> addAddresses(name, value);
      case PAIRS -> addPair(name, value);
      case ENTRIES -> addEntry(name, value);
      case PREFIX ->
          settings
              .map(name)
              .merge(line.key().substring(name.length()), value, (a, b) -> a + " " + b);
      case REMOVE -> remove(setting, value);
      default -> throw new IllegalStateException("not a general shape: " + setting.shape());
    }
  }

  private static boolean mayBeEmpty(Setting setting) {
    return List.of("report", "unsafe_report", "asn_prefix").contains(setting.name());
  }

  private static String flag(String value) throws BadLine {
    return ScalarSyntax.flag(value)
        .orElseThrow(() -> new BadLine(0, "expected 1, yes, 0 or no, not " + value));
  }

  private static String number(String name, String value) throws BadLine {
    if (!ScalarSyntax.isNumber(value)) {
      throw new BadLine(0, "expected a number, not " + value);
    }
    if (name.equals("report_safe")
        && !value.equals("0")
        && !value.equals("1")
        && !value.equals("2")) {
      throw new BadLine(0, "report_safe is 0, 1 or 2");
    }
    boolean count = name.startsWith("hamlet_") || name.equals("uridnsbl_max_domains");
    if (count && value.startsWith("-")) {
      throw new BadLine(0, name + " is at least 0");
    }
    if (name.equals("bayes_expiry_max_db_size") && Double.parseDouble(value) < 1) {
      throw new BadLine(0, name + " is at least 1");
    }
    return value;
  }

  /** Spam that is not wrapped in a report carries it as a field, unless one has that name. */
  private void addReportHeader(String name, String value) {
    if (name.equals("report_safe") && value.equals("0")) {
      settings.map(AddedHeaders.listFor(true)).putIfAbsent("Report", "_REPORT_");
    }
  }

  private static String duration(String value) throws BadLine {
    if (ScalarSyntax.duration(value).isEmpty()) {
      throw new BadLine(0, "expected a number of seconds or one with s, m, h, d or w");
    }
    return value;
  }

  private static String checkedText(String name, String value) throws BadLine {
    boolean fits =
        switch (name) {
          case "dns_available" ->
              value.equals("yes") || value.equals("no") || value.startsWith("test");
          case "hamlet_dns_effort" -> value.equals("all") || value.equals("frugal");
          case "hamlet_authserv_id" -> value.matches("[\\w.-]{1,255}");
          case "lock_method" -> List.of("nfssafe", "flock", "win32").contains(value);
          case "olemacro_exts",
              "olemacro_macro_exts",
              "olemacro_skip_exts",
              "olemacro_skip_ctypes",
              "olemacro_zips",
              "olemacro_download_marker" ->
              isPattern(value);
          case "dns_options" -> NetworkValues.areDnsOptions(value);
          default -> true;
        };
    if (!fits) {
      throw new BadLine(0, name + " cannot be " + value);
    }
    return name.equals("asn_prefix") ? unquoted(value) : value;
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static List<String> checkedWords(String name, String value) throws BadLine {
    List<String> words = Words.of(value);
    if (name.equals("dns_server")) {
      NetworkValues.server(value);
    } else if (SERVICES.contains(name)) {
      NetworkValues.services(value);
    } else if (name.equals("hamlet_dns_open")) {
      NetworkValues.zones(value);
    } else if (name.endsWith("_networks")) {
      for (String word : words) {
        if (!NetworkList.isValid(word)) {
          throw new BadLine(value.indexOf(word), "not a network or address: " + word);
        }
      }
    } else if (name.startsWith("util_rb_")
        || name.equals("uridnsbl_skip_domain")
        || name.equals("url_shortener")
        || name.equals("bayes_ignore_header")
        || name.startsWith("freemail_")) {
      words.replaceAll(w -> w.toLowerCase(Locale.ROOT));
    }
    return words;
  }

  /** Quotes around a report line keep its leading spaces. */
  private static String checkedLine(String name, String value) throws BadLine {
    boolean template = name.equals("report") || name.equals("unsafe_report");
    if (template && value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
      return value.substring(1, value.length() - 1);
    }
    if (name.equals("redirector_pattern")) {
      checkPattern(value);
    }
    if (name.startsWith("extracttext_")) {
      ExtractTools.check(name, value);
    }
    if (name.startsWith("asn_lookup")) {
      checkTags(value);
    }
    if (name.equals("dns_query_restriction")
        && !value.startsWith("allow ")
        && !value.startsWith("deny ")) {
      throw new BadLine(0, "expected allow or deny and domains");
    }
    return value;
  }

  /** A zone, with two tags behind it or none. */
  private static void checkTags(String value) throws BadLine {
    List<String> words = Words.of(value);
    boolean tags =
        words.size() == 3
            && words.subList(1, 3).stream().allMatch(tag -> tag.matches("_[A-Za-z0-9_]+_"));
    if (words.size() != 1 && !tags) {
      throw new BadLine(0, "expected a zone, and two tags such as _ASN_ _ASNCIDR_ or none");
    }
  }

  private static boolean isPattern(String bare) throws BadLine {
    try {
      PerlPattern.compileBare(bare);
      return true;
    } catch (PatternProblem e) {
      throw new BadLine(e.position(), e.getMessage());
    }
  }

  private static void checkPattern(String source) throws BadLine {
    try {
      PerlPattern.compile(source);
    } catch (PatternProblem e) {
      throw new BadLine(e.position(), e.getMessage());
    }
  }

  private void addAddresses(String name, String value) throws BadLine {
    List<String> list = settings.addressList(name);
    for (String word : Words.of(value)) {
      if (name.equals("hamlet_spamtrap") && word.indexOf('@') < 0) {
        throw new BadLine(value.indexOf(word), "not an address: " + word);
      }
      list.add(word.toLowerCase(Locale.ROOT));
    }
  }

  private void addPair(String name, String value) throws BadLine {
    List<String> words = Words.of(value);
    boolean secondNeeded = name.endsWith("_rcvd");
    if (words.size() > 2 || (secondNeeded && words.size() < 2)) {
      throw new BadLine(0, "expected an address and " + (secondNeeded ? "a relay" : "a domain"));
    }
    String entry = words.get(0).toLowerCase(Locale.ROOT);
    if (words.size() == 2) {
      entry = entry + " " + words.get(1).toLowerCase(Locale.ROOT);
    }
    settings.list(name).add(entry);
  }

  private void addEntry(String name, String value) throws BadLine {
    int keyEnd = Words.endOfWord(value, 0);
    int rest = Words.skipSpace(value, keyEnd);
    String key = value.substring(0, keyEnd);
    if (rest == value.length() && !mayLackValue(name)) {
      throw new BadLine(keyEnd, "a value is missing after " + key);
    }
    if (name.equals("rewrite_header")) {
      key = key.toLowerCase(Locale.ROOT);
      if (!List.of("subject", "from", "to").contains(key)) {
        throw new BadLine(0, "rewrite_header knows Subject, From and To");
      }
    }
    if (name.startsWith("uri") && (name.endsWith("sub") || name.endsWith("bl"))) {
      checkBlocklist(name, value, rest);
    }
    Map<String, String> entries = settings.map(name);
    String text = value.substring(rest);
    if (name.equals("hamlet_dns_budget")) {
      NetworkValues.budget(key, text, rest);
    }
    if (name.equals("dns_block_rule")) {
      NetworkValues.zones(text, rest);
    }
    switch (name) {
      case "rewrite_header" -> rewrite(entries, key, text);
      case "adsp_override" -> entries.put(key.toLowerCase(Locale.ROOT), adspClass(text, rest));
      case "dns_block_rule" -> entries.merge(key, text, (a, b) -> a + " " + b);
      default -> entries.put(key, text);
    }
  }

  /** Without a text the field is no longer rewritten. */
  private static void rewrite(Map<String, String> entries, String key, String text) {
    if (text.isEmpty()) {
      entries.remove(key);
    } else {
      entries.put(key, text);
    }
  }

  private static String adspClass(String practice, int offset) throws BadLine {
    return switch (practice.toLowerCase(Locale.ROOT)) {
      case "unknown" -> "U";
      case "nxdomain" -> "N";
      case "all" -> "A";
      case "", "discardable" -> "D";
      case "custom_low" -> "1";
      case "custom_med" -> "2";
      case "custom_high" -> "3";
      default -> throw new BadLine(offset, "unknown signing practice " + practice);
    };
  }

  private static boolean mayLackValue(String name) {
    return name.equals("adsp_override") || name.equals("rewrite_header");
  }

  private static void checkBlocklist(String name, String value, int from) throws BadLine {
    int words = Words.of(value.substring(from)).size();
    int expected = name.endsWith("sub") ? 3 : 2;
    if (words != expected) {
      String form = expected == 3 ? "zone, record type and subtest" : "zone and record type";
      throw new BadLine(from, "expected a " + form);
    }
  }

  private void remove(Setting setting, String value) {
    if (setting.name().equals("unwelcomelist_from_dkim")) {
      String entry = String.join(" ", Words.of(value.toLowerCase(Locale.ROOT)));
      setting.targets().forEach(target -> settings.list(target).remove(entry));
      return;
    }
    for (String target : setting.targets()) {
      for (String word : Words.of(value)) {
        settings.removeAddress(target, word);
      }
    }
  }
}
