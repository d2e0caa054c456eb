package org.hamlet.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hamlet.content.ContentOptions;
import org.hamlet.content.language.LanguageOptions;
import org.hamlet.relay.NetworkList;
import org.hamlet.relay.RelayOptions;
import org.hamlet.text.TextOptions;
import org.hamlet.text.uri.DomainRegistry;

/** Settings in the form in which the stages before the rules want them. */
public final class SettingsViews {

  private SettingsViews() {}

  /** What relays are to be trusted. */
  public static RelayOptions relayOptions(Settings settings) {
    return new RelayOptions(
        new NetworkList(settings.list("trusted_networks")),
        new NetworkList(settings.list("internal_networks")),
        new NetworkList(settings.list("msa_networks")),
        settings.list("originating_ip_headers"));
  }

  /** How texts are rendered. */
  public static TextOptions textOptions(Settings settings) {
    return new TextOptions(
        settings.flag("normalize_charset"),
        (int) settings.number("body_part_scan_size"),
        (int) settings.number("rawbody_part_scan_size"),
        settings.flag("parse_dkim_uris"),
        settings.text("envelope_sender_header"),
        settings.flag("always_trust_envelope_sender"),
        contentOptions(settings));
  }

  private static ContentOptions contentOptions(Settings settings) {
    Set<String> inactive = new HashSet<>(Words.of(settings.text("inactive_languages")));
    inactive.removeAll(okLanguages(settings));
    return new ContentOptions(
        settings.isLoaded("PDFInfo"),
        settings.isLoaded("TextCat"),
        new LanguageOptions(
            inactive,
            (int) settings.number("textcat_max_languages"),
            (int) settings.number("textcat_optimal_ngrams"),
            Math.max(0, (int) settings.number("textcat_max_ngrams")),
            settings.number("textcat_acceptable_score")),
        settings.isLoaded("OLEVBMacro"),
        OfficeTests.options(settings),
        ExtractTools.options(settings));
  }

  /** The languages that are expected, by code; {@code all} stands for all. */
  public static List<String> okLanguages(Settings settings) {
    return Words.of(settings.text("ok_languages"));
  }

  /** Registry boundaries; those known beforehand when none are configured. */
  public static DomainRegistry domainRegistry(Settings settings) {
    return new DomainRegistry(
        asSet(settings.list("util_rb_tld")),
        asSet(settings.list("util_rb_2tld")),
        asSet(settings.list("util_rb_3tld")));
  }

  /** {@code report} lines as one text, each ended by a newline. */
  public static String template(Settings settings, String name) {
    StringBuilder text = new StringBuilder();
    for (String line : settings.list(name)) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private static Set<String> asSet(List<String> words) {
    return Set.copyOf(words);
  }
}
