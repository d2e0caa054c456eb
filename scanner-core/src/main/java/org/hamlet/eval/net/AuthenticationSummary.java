package org.hamlet.eval.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.net.dkim.DkimResult;
import org.hamlet.net.spf.SpfResult;

/**
 * What was found out about who sent a message, for an {@code Authentication-Results} field: SPF of
 * its sender, each DKIM signature, DMARC, and its ARC chain, as RFC 8601, section 2.7, RFC 7489,
 * section 11.2, and RFC 8617, section 10.1, name the results. Becomes known as a tag when all
 * answers are there; asks what no rule asked for. Thread-safe.
 */
final class AuthenticationSummary {

  /** Most chars of a name or address that is told. */
  static final int MAX_VALUE_CHARS = 320;

  private static final String TAG = "AUTHRESULTS";
  private static final Pattern PLAIN =
      Pattern.compile("[\\w!#$%&'*+.^`{|}~-]{1,320}(?:@[\\w.-]{1,320})?");

  private final SuffixLists suffixes;

  AuthenticationSummary(SuffixLists suffixes) {
    this.suffixes = suffixes;
  }

  /** Starts all checks of one message. */
  void start(ScanContext scan, ScanNetwork network) {
    network.open(DmarcFacts.LIST);
    SpfFacts spf = SpfFacts.of(scan, network);
    if (spf.sender().isEmpty()) {
      network.open(SpfFacts.HELO_LIST);
    }
    DkimFacts dkim = DkimFacts.of(scan, network);
    ArcFacts arc = ArcFacts.of(scan, network);
    DmarcFacts dmarc = DmarcFacts.of(scan, network, suffixes);
    network.atLast(
        () -> {
          List<String> found = new ArrayList<>();
          if (!scan.relays().external().isEmpty()) {
            ofSender(scan, spf).ifPresent(found::add);
          }
          found.addAll(ofSignatures(dkim));
          ofPolicy(scan, dmarc).ifPresent(found::add);
          ofChain(arc).ifPresent(found::add);
          network.tag(TAG).set(List.of(String.join("; ", found)));
        });
  }

  private static Optional<String> ofSender(ScanContext scan, SpfFacts spf) {
    if (spf.sender().isPresent()) {
      SpfResult result = spf.mailFrom().now().orElse(SpfResult.TEMPERROR);
      return Optional.of("spf=" + word(result) + ofAddress(spf.sender().get()));
    }
    String helo = scan.relays().external().get(0).helo();
    return spf.helo().now().map(result -> "spf=" + word(result) + property("smtp.helo", helo));
  }

  private static List<String> ofSignatures(DkimFacts dkim) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < dkim.results().size(); i++) {
      Optional<DkimResult> result = dkim.results().get(i).now();
      found.add(result.map(AuthenticationSummary::ofSignature).orElse("dkim=temperror"));
    }
    return found.isEmpty() ? List.of("dkim=none") : found;
  }

  private static String ofSignature(DkimResult result) {
    return "dkim="
        + word(result.outcome())
        + property("header.d", result.domain())
        + property("header.s", result.selector());
  }

  /** Mail from within has no policy that it could break. */
  private Optional<String> ofPolicy(ScanContext scan, DmarcFacts dmarc) {
    Optional<String> author = DmarcFacts.author(scan);
    if (author.isEmpty() || scan.relays().external().isEmpty()) {
      return Optional.empty();
    }
    String result =
        dmarc
            .outcome()
            .now()
            .map(
                outcome ->
                    switch (outcome) {
                      case PASS -> "pass";
                      case MISSING -> "none";
                      case NONE, QUARANTINE, REJECT -> "fail (p=" + word(outcome) + ")";
                    })
            .orElse(suffixes.isDomain(author.get(), scan) ? "temperror" : "permerror");
    return Optional.of("dmarc=" + result + property("header.from", author.get()));
  }

  /** Nothing where DNS did not tell: RFC 8617, section 10.1, has no word for that. */
  private static Optional<String> ofChain(ArcFacts arc) {
    return arc.sealed()
        ? arc.result().now().map(result -> "arc=" + word(result.outcome()))
        : Optional.of("arc=none");
  }

  private static String word(Enum<?> result) {
    return result.name().toLowerCase(Locale.ROOT);
  }

  /** Of a sender whose local part is not plain the domain alone. */
  private static String ofAddress(String address) {
    String whole = property("smtp.mailfrom", address);
    return whole.isEmpty()
        ? property("smtp.mailfrom", address.substring(address.lastIndexOf('@') + 1))
        : whole;
  }

  /**
   * What a sender wrote, with a blank in front; nothing unless it is a plain word. Quoted it could
   * look like other results to who does not read quotes.
   */
  private static String property(String name, String text) {
    String cut = text.substring(0, Math.min(MAX_VALUE_CHARS, text.length()));
    return PLAIN.matcher(cut).matches() ? " " + name + "=" + cut : "";
  }
}
