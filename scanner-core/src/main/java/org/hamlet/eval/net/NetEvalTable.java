package org.hamlet.eval.net;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.hamlet.classify.DigestStore;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.EvalFunctions;
import org.hamlet.engine.NetEval;
import org.hamlet.engine.NetEvalFunction;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.rule.Rule;
import org.hamlet.rule.RuleTraits;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Hit;
import org.jspecify.annotations.Nullable;

/**
 * The functions that ask DNS and other services, beside those that do not. Looking a name up loads
 * the class that has it and nothing else; without a network nobody looks one up. Immutable;
 * thread-safe.
 */
public final class NetEvalTable implements EvalFunctions {

  private static final Set<String> NAMES =
      Set.of(
          "check_arc_signed",
          "check_arc_valid",
          "check_dkim_adsp",
          "check_dkim_dependable",
          "check_dkim_signall",
          "check_dkim_signed",
          "check_dkim_signsome",
          "check_dkim_testing",
          "check_dkim_valid",
          "check_dkim_valid_author_sig",
          "check_dkim_valid_envelopefrom",
          "check_dkim_verified",
          "check_dmarc_missing",
          "check_dmarc_none",
          "check_dmarc_pass",
          "check_dmarc_quarantine",
          "check_dmarc_reject",
          "check_dns_sender",
          "check_for_def_dkim_welcomelist_from",
          "check_for_def_dkim_whitelist_from",
          "check_for_def_spf_welcomelist_from",
          "check_for_def_spf_whitelist_from",
          "check_for_dkim_welcomelist_from",
          "check_for_dkim_whitelist_from",
          "check_for_spf_fail",
          "check_for_spf_helo_fail",
          "check_for_spf_helo_neutral",
          "check_for_spf_helo_none",
          "check_for_spf_helo_pass",
          "check_for_spf_helo_permerror",
          "check_for_spf_helo_softfail",
          "check_for_spf_helo_temperror",
          "check_for_spf_neutral",
          "check_for_spf_none",
          "check_for_spf_pass",
          "check_for_spf_permerror",
          "check_for_spf_softfail",
          "check_for_spf_temperror",
          "check_for_spf_welcomelist_from",
          "check_for_spf_whitelist_from",
          "check_hamlet_digest_peers",
          "check_hashbl_attachments",
          "check_hashbl_bodyre",
          "check_hashbl_emails",
          "check_hashbl_tag",
          "check_hashbl_uris",
          "check_ixhash",
          "check_pyzor",
          "check_razor2",
          "check_razor2_range",
          "check_rbl",
          "check_rbl_envfrom",
          "check_rbl_from_domain",
          "check_rbl_from_host",
          "check_rbl_headers",
          "check_rbl_ns_from",
          "check_rbl_rcvd",
          "check_rbl_sub",
          "check_rbl_txt",
          "check_spf_skipped_noenvfrom",
          "check_uridnsbl");

  private static final String SPF = "check_for_spf_";
  private static final String DMARC = "check_dmarc_";

  private final SuffixLists suffixes = new SuffixLists();
  private final DmarcEvals dmarc = new DmarcEvals(suffixes);
  private final EvalFunctions local;
  private final DigestServices services;
  private final Optional<DigestStore> digests;

  /**
   * Puts the functions beside those that ask nobody.
   *
   * @param services whom rules about digests ask
   * @param digests of messages that were reported here
   */
  public NetEvalTable(EvalFunctions local, DigestServices services, Optional<DigestStore> digests) {
    this.local = local;
    this.services = services;
    this.digests = digests;
  }

  @Override
  public Optional<EvalFunction> find(String name) {
    return local.find(name);
  }

  @Override
  public boolean fits(String name, Hit.Area area) {
    return local.fits(name, area);
  }

  /** The names of all functions that ask DNS. */
  public static Set<String> names() {
    return NAMES;
  }

  @Override
  public boolean isNet(String name) {
    return NAMES.contains(name);
  }

  @Override
  public Optional<NetEvalFunction> findNet(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "check_arc_signed" -> ArcEvals::signed;
          case "check_arc_valid" -> ArcEvals::valid;
          case "check_dkim_dependable" -> DkimEvals.dependable();
          case "check_dkim_adsp" -> SigningPractices.asArgument();
          case "check_dkim_signall" -> SigningPractices.signAll();
          case "check_dkim_signsome" -> SigningPractices.signSome();
          case "check_dkim_signed" -> DkimEvals::signed;
          case "check_dkim_testing" -> DkimEvals.testing();
          case "check_dkim_valid", "check_dkim_verified" -> DkimEvals::valid;
          case "check_dkim_valid_author_sig" -> DkimEvals.validFor("From");
          case "check_dkim_valid_envelopefrom" -> DkimEvals.validFor("EnvelopeFrom");
          case "check_dns_sender" -> ListEvals::dnsSender;
          case "check_hamlet_digest_peers" -> PeerDigestEval.of(services, digests);
          case "check_hashbl_attachments" -> HashListEvals::attachments;
          case "check_hashbl_bodyre" -> HashListEvals::bodyPattern;
          case "check_hashbl_emails" -> HashListEvals::emails;
          case "check_hashbl_tag" -> HashListEvals::tag;
          case "check_hashbl_uris" -> HashListEvals::uris;
          case "check_ixhash" -> IxHashEval::listed;
          case "check_pyzor" -> PyzorEval.of(services);
          case "check_razor2" -> RazorEvals.spam(services);
          case "check_razor2_range" -> RazorEvals.range(services);
          case "check_rbl" -> ListEvals::rbl;
          case "check_rbl_envfrom" -> ListEvals::envelopeFrom;
          case "check_rbl_from_domain" -> ListEvals::fromDomain;
          case "check_rbl_from_host" -> ListEvals::fromHost;
          case "check_rbl_headers" -> ListEvals::headers;
          case "check_rbl_ns_from" -> ListEvals::nameServers;
          case "check_rbl_rcvd" -> ListEvals::received;
          case "check_rbl_sub" -> ListEvals::sub;
          case "check_rbl_txt" -> ListEvals::rblTxt;
          case "check_uridnsbl" -> UriListEvals::listed;
          default -> sender(name);
        });
  }

  private @Nullable NetEvalFunction sender(String name) {
    return switch (name) {
      case "check_for_spf_welcomelist_from", "check_for_spf_whitelist_from" ->
          SpfEvals.welcome("welcomelist_from_spf", "welcomelist_auth");
      case "check_for_def_spf_welcomelist_from", "check_for_def_spf_whitelist_from" ->
          SpfEvals.welcome("def_welcomelist_from_spf", "def_welcomelist_auth");
      case "check_for_dkim_welcomelist_from", "check_for_dkim_whitelist_from" ->
          DkimWelcome.of("welcomelist_from_dkim", "welcomelist_auth");
      case "check_for_def_dkim_welcomelist_from", "check_for_def_dkim_whitelist_from" ->
          DkimWelcome.of("def_welcomelist_from_dkim", "def_welcomelist_auth");
      case "check_spf_skipped_noenvfrom" -> SpfEvals.skipped();
      default -> byOutcome(name);
    };
  }

  /** Functions whose names end in the outcome they are about. */
  private @Nullable NetEvalFunction byOutcome(String name) {
    if (!NAMES.contains(name)) {
      return null;
    }
    if (name.startsWith(DMARC)) {
      return dmarc.of(name.substring(DMARC.length()));
    }
    return name.startsWith(SPF) ? SpfEvals.of(name.substring(SPF.length())) : null;
  }

  @Override
  public Optional<BiConsumer<ScanContext, ScanNetwork>> beside(Settings settings) {
    return settings.text("hamlet_authserv_id").isEmpty()
        ? Optional.empty()
        : Optional.of(new AuthenticationSummary(suffixes)::start);
  }

  @Override
  public Optional<NetEval> askDns(Rule.AskDnsRule rule, RuleTraits traits, Settings settings)
      throws BadArguments {
    return Optional.of(AskDns.bind(rule));
  }
}
