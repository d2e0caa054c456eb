package org.hamlet.rule;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code plugin()}, {@code has()} and {@code can()} answer: SpamAssassin 4.0.1's plugins,
 * those that Debian loads, and the features each announces.
 */
final class PluginTable {

  static final String PACKAGE = "Mail::SpamAssassin::Plugin::";
  static final String CONF = "Mail::SpamAssassin::Conf::";

  private static final List<String> LOADED_BY_DEFAULT =
      Words.of(
          "URIDNSBL SPF Rule2XSBody Pyzor Razor2 SpamCop AutoLearnThreshold WelcomeListSubject"
              + " MIMEHeader ReplaceTags DKIM Check HTTPSMismatch URIDetail Bayes BodyEval DNSEval"
              + " HTMLEval HeaderEval MIMEEval RelayEval URIEval WLBLEval VBounce ImageInfo"
              + " FreeMail AskDNS HashBL DMARC");

  private static final Set<String> OTHERS =
      Set.copyOf(
          Words.of(
              "AccessDB AntiVirus ASN AuthRes AWL BodyRuleBaseExtractor DCC DecodeShortURLs"
                  + " ExtractText FromNameSpoof OLEVBMacro OneLineBodyRuleType P595Body PDFInfo"
                  + " Phishing PhishTag RelayCountry ResourceLimits Reuse Shortcircuit Test TextCat"
                  + " TxRep URILocalBL"));

  private static final Set<String> CONF_FEATURES =
      Set.copyOf(
          Words.of(
              "feature_bayes_auto_learn_on_error feature_bayes_stopwords"
                  + " feature_blocklist_welcomelist feature_bug6558_free feature_capture_rules"
                  + " feature_compile_regexp feature_dns_block_rule"
                  + " feature_dns_local_ports_permit_avoid feature_dns_query_restriction"
                  + " feature_edns feature_geodb feature_get_host feature_header_address_parser"
                  + " feature_header_first_last feature_header_match_many"
                  + " feature_local_tests_only feature_meta_rules_matching"
                  + " feature_originating_ip_headers feature_registryboundaries"
                  + " feature_subjprefix feature_uri_host_listed"
                  + " feature_welcomelist_blocklist feature_yesno_takes_args"
                  + " perl_min_version_5010000"));

  private static final Map<String, Set<String>> FEATURES =
      Map.ofEntries(
          features("AskDNS", "has_tag_header"),
          features("ASN", "has_asn_geodb has_asn_lookup_ipv6 has_check_asn has_check_asn_tag"),
          features("BodyEval", "has_check_body_length has_plaintext_body_sig_ratio"),
          features(
              "DecodeShortURLs",
              "has_autoclean has_clear has_get has_max_redirections has_short_url"
                  + " has_short_url_code has_short_url_redir has_timeout has_user_agent"),
          features("DKIM", "has_arc"),
          features("DNSEval", "has_tflags_domains_only has_tflags_ips_only"),
          features(
              "HashBL",
              "has_hashbl_attachments has_hashbl_bodyre has_hashbl_bodyre_num"
                  + " has_hashbl_email_domain has_hashbl_email_domain_alias has_hashbl_email_regex"
                  + " has_hashbl_email_welcomelist has_hashbl_email_whitelist has_hashbl_emails"
                  + " has_hashbl_ignore has_hashbl_sha256 has_hashbl_tag has_hashbl_uris"),
          features(
              "MIMEEval",
              "has_check_abundant_unicode_ratio has_check_for_ascii_text_illegal"
                  + " has_check_qp_ratio"),
          features(
              "MIMEHeader",
              "has_all_header has_capture_rules has_tflags_concat has_tflags_multiple"
                  + " has_tflags_range"),
          features(
              "OLEVBMacro", "has_olemacro_mhtml_uri has_olemacro_redirect_uri has_olertfobject"),
          features("Pyzor", "has_fork has_perl"),
          features("Razor2", "has_fork"),
          features("SPF", "has_check_for_spf_errors has_check_spf_skipped_noenvfrom"),
          features("URIDetail", "has_host_key"),
          features(
              "URIDNSBL",
              "has_subtest_for_ranges has_tflags_domains_only has_tflags_notrim"
                  + " has_uridnsbl_a_ns has_uridnsbl_for_a has_uridnsbl_skip_mailto"));

  private final Set<String> loaded = new HashSet<>();
  private final Set<String> compat = new HashSet<>();

  /** Nothing is loaded. */
  PluginTable() {}

  /** Loaded is what the lists name. */
  PluginTable(Collection<String> loaded, Collection<String> compat) {
    this.loaded.addAll(loaded);
    this.compat.addAll(compat);
  }

  /** Short names of what is loaded, in alphabetical order. */
  List<String> loaded() {
    return loaded.stream().sorted().toList();
  }

  /** Names given to {@code enable_compat}, in alphabetical order. */
  List<String> compat() {
    return compat.stream().sorted().toList();
  }

  /** Short names of all plugins of SpamAssassin. */
  static Set<String> names() {
    Set<String> names = new HashSet<>(OTHERS);
    names.addAll(LOADED_BY_DEFAULT);
    return names;
  }

  private static Map.Entry<String, Set<String>> features(String plugin, String names) {
    return Map.entry(plugin, Set.copyOf(Words.of(names)));
  }

  /** Loads what Debian's {@code .pre} files load: for configurations without such files. */
  void loadDefaults() {
    loaded.addAll(LOADED_BY_DEFAULT);
    compat.add("welcomelist_blocklist");
  }

  /** Notes a plugin as loaded; {@code false} when nothing here stands for it. */
  boolean load(String module) {
    String name = nameOf(module);
    loaded.add(name);
    return LOADED_BY_DEFAULT.contains(name) || OTHERS.contains(name);
  }

  /** {@code enable_compat NAME}. */
  void enableCompat(String name) {
    compat.add(name);
  }

  /** {@code plugin(NAME)}; {@code Hamlet} is always loaded. */
  boolean isLoaded(String module) {
    return module.equals("Hamlet")
        || module.equals(PACKAGE + "RaciallyCharged")
        || loaded.contains(nameOf(module));
  }

  /** {@code has(NAME)} and {@code can(NAME)}: all features known here answer true when called. */
  boolean can(String method) {
    if (method.startsWith(CONF)) {
      String name = method.substring(CONF.length());
      return CONF_FEATURES.contains(name)
          || (name.startsWith("compat_") && compat.contains(name.substring("compat_".length())));
    }
    int end = method.lastIndexOf("::");
    if (end < 0 || !isLoaded(method.substring(0, end))) {
      return false;
    }
    String plugin = nameOf(method.substring(0, end));
    return FEATURES.getOrDefault(plugin, Set.of()).contains(method.substring(end + 2));
  }

  /**
   * A plugin of SpamAssassin without its package, any other module with colons in front: a plugin
   * has one name only. Two have an older one.
   */
  private static String nameOf(String module) {
    if (!module.startsWith(PACKAGE)) {
      return module.startsWith("::") ? module : "::" + module;
    }
    String name = module.substring(PACKAGE.length());
    return switch (name) {
      case "Dmarc" -> "DMARC";
      case "WhiteListSubject" -> "WelcomeListSubject";
      default -> name;
    };
  }
}
