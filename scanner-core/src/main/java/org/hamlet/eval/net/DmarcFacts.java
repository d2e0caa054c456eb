package org.hamlet.eval.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hamlet.engine.Awaited;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.eval.HeaderAddresses;
import org.hamlet.net.dkim.DkimOutcome;
import org.hamlet.net.dkim.DkimResult;
import org.hamlet.net.dmarc.PublishedPolicy;
import org.hamlet.net.spf.SpfResult;
import org.hamlet.relay.Relay;

/**
 * What DMARC says about one message that came from outside. Nothing is known where DNS did not tell
 * the policy, or where a key or an SPF record that might speak for the message could not be had.
 * Compat: SPF of the HELO name counts beside that of the sender, as in SpamAssassin 4.0.1. Confined
 * to one scan.
 */
record DmarcFacts(Awaited<DmarcOutcome> outcome) {

  /** What rules read, as network and effort know it. */
  static final String SET = "DMARC";

  /** What its questions belong to. */
  static final String LIST = "_dmarc";

  private static final int LOTS = 100;

  /** About how many domains ask to refuse mail that nothing speaks for: docs/decisions/0005. */
  private static final double STRICT_SHARE = 0.25;

  /** The facts; the first to ask starts what is needed for them. */
  static DmarcFacts of(ScanContext scan, ScanNetwork network, SuffixLists suffixes) {
    return scan.fact(DmarcFacts.class, s -> start(s, network, suffixes));
  }

  private static DmarcFacts start(ScanContext scan, ScanNetwork network, SuffixLists suffixes) {
    DmarcFacts facts = new DmarcFacts(new Awaited<>());
    Optional<String> author = author(scan).filter(domain -> suffixes.isDomain(domain, scan));
    if (author.isPresent() && !scan.relays().external().isEmpty()) {
      SpfFacts spf = SpfFacts.of(scan, network);
      DkimFacts dkim = DkimFacts.of(scan, network);
      UnaryOperator<String> organisation = suffixes.organisation(scan);
      network.feeds(SET, LIST);
      network.share(
          LIST, () -> isSpokenFor(author.get(), spf, dkim, organisation) ? 0 : STRICT_SHARE);
      network.towards(
          LIST,
          () ->
              PublishedPolicy.find(
                  network::ask,
                  author.get(),
                  organisation,
                  found ->
                      found.ifPresent(
                          policy -> new Decision(scan, policy, spf, dkim, facts).begin(network))));
    }
    return facts;
  }

  /** The domain of the author, lower case, whatever it looks like. */
  static Optional<String> author(ScanContext scan) {
    return HeaderAddresses.first(scan, "From").flatMap(DmarcFacts::domain);
  }

  /** Whether SPF or a signature passes for the author's house, so that no policy refuses it. */
  private static boolean isSpokenFor(
      String author, SpfFacts spf, DkimFacts dkim, UnaryOperator<String> organisation) {
    String house = organisation.apply(author);
    boolean sent =
        spf.mailFrom().now().filter(result -> result == SpfResult.PASS).isPresent()
            && spf.sender()
                .flatMap(DmarcFacts::domain)
                .map(organisation)
                .equals(Optional.of(house));
    return sent
        || dkim.results().stream()
            .flatMap(result -> result.now().stream())
            .filter(result -> result.outcome() == DkimOutcome.PASS)
            .anyMatch(result -> organisation.apply(result.domain()).equals(house));
  }

  /** The domain of a mail address, lower case. */
  static Optional<String> domain(String address) {
    int at = address.lastIndexOf('@');
    return at < 0 || at == address.length() - 1
        ? Optional.empty()
        : Optional.of(address.substring(at + 1).toLowerCase(Locale.ROOT));
  }

  /** One message whose author's policy is known. */
  private record Decision(
      ScanContext scan, PublishedPolicy policy, SpfFacts spf, DkimFacts dkim, DmarcFacts facts) {

    void begin(ScanNetwork network) {
      if (policy.record().isEmpty()) {
        facts.outcome.set(DmarcOutcome.MISSING);
        return;
      }
      spf.mailFrom().whenKnown(result -> passIf(result == SpfResult.PASS && isSenderAligned()));
      spf.helo().whenKnown(result -> passIf(result == SpfResult.PASS && isHeloAligned()));
      if (isHeloAligned()) {
        network.open(SpfFacts.HELO_LIST);
      }
      for (Awaited<DkimResult> signature : dkim.results()) {
        signature.whenKnown(
            result ->
                passIf(
                    result.outcome() == DkimOutcome.PASS
                        && policy.alignsWithSigner(result.domain())));
      }
      network.atEnd(this::failUnlessUndecided);
    }

    private void passIf(boolean aligned) {
      if (aligned) {
        facts.outcome.set(DmarcOutcome.PASS);
      }
    }

    private boolean isSenderAligned() {
      return spf.sender().flatMap(DmarcFacts::domain).filter(policy::alignsWithSender).isPresent();
    }

    private boolean isHeloAligned() {
      return scan.relays().external().stream()
          .findFirst()
          .map(Relay::helo)
          .filter(policy::alignsWithSender)
          .isPresent();
    }

    private void failUnlessUndecided() {
      boolean decided =
          areSignaturesDecided()
              && (!isSenderAligned() || isDecided(spf.mailFrom().now()))
              && (!isHeloAligned() || isDecided(spf.helo().now()));
      if (decided) {
        facts.outcome.set(DmarcOutcome.of(policy.requested(lot()).orElseThrow()));
      }
    }

    /** Only a signature of the author's house can speak for the message, answered or not. */
    private boolean areSignaturesDecided() {
      List<String> unanswered = new ArrayList<>(dkim.domains());
      for (Awaited<DkimResult> signature : dkim.results()) {
        Optional<DkimResult> result = signature.now();
        result.ifPresent(known -> unanswered.remove(known.domain()));
        if (result.filter(r -> r.outcome() == DkimOutcome.TEMPERROR).isPresent()
            && policy.alignsWithSigner(result.get().domain())) {
          return false;
        }
      }
      return unanswered.stream().noneMatch(policy::alignsWithSigner);
    }

    private static boolean isDecided(Optional<SpfResult> result) {
      return result.filter(known -> known != SpfResult.TEMPERROR).isPresent();
    }

    /** The same for one message each time, so that a second scan does not change the verdict. */
    private int lot() {
      return Math.floorMod(scan.message().pristineHeader().hashCode(), LOTS);
    }
  }
}
