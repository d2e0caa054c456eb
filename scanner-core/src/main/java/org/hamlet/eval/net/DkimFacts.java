package org.hamlet.eval.net;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hamlet.engine.Awaited;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.message.ParsedMessage;
import org.hamlet.net.dkim.DkimCheck;
import org.hamlet.net.dkim.DkimOutcome;
import org.hamlet.net.dkim.DkimResult;
import org.hamlet.rule.Settings;

/**
 * The DKIM results of one message, one for each signature, in the order they come. Confined to one
 * scan.
 *
 * @param domains the domain that each signature names
 * @param domainKeys those of DomainKeys signatures, which have no result
 */
record DkimFacts(List<Awaited<DkimResult>> results, List<String> domains, List<String> domainKeys) {

  private static final String CUT = "message.MessageLimits.maxMessageBytes";

  /** An Ed25519 key is short and as strong as a long one of RSA (RFC 8463). */
  private static final int ED25519_BITS = 256;

  private static final int ED25519_STRENGTH = 3072;

  /** The facts; the first to ask starts the checks. */
  static DkimFacts of(ScanContext scan, ScanNetwork network) {
    return scan.fact(DkimFacts.class, s -> start(s, network));
  }

  private static DkimFacts start(ScanContext scan, ScanNetwork network) {
    ParsedMessage message = scan.message();
    DkimCheck check =
        new DkimCheck(
            message.pristineHeader(), message.pristineBody(), network.now().getEpochSecond());
    scan.log().addAll(check.limits());
    List<Awaited<DkimResult>> results = new ArrayList<>();
    for (int i = 0; i < check.signatures(); i++) {
      results.add(new Awaited<>());
    }
    Iterator<Awaited<DkimResult>> next = List.copyOf(results).iterator();
    List<DkimResult> passed = new ArrayList<>();
    check.start(
        network::ask,
        found -> {
          DkimResult result = isCut(scan) ? found.undecidedUnlessPassed() : found;
          next.next().set(result);
          if (result.outcome() == DkimOutcome.PASS) {
            passed.add(result);
          }
          if (!next.hasNext()) {
            setTags(passed, network);
          }
        });
    return new DkimFacts(results, check.domains(), check.domainKeys());
  }

  /** Whether the end of the message was not looked at, so that no signature can fit. */
  static boolean isCut(ScanContext scan) {
    return scan.message().limits().stream().anyMatch(limit -> limit.name().equals(CUT));
  }

  /** Tells of each signature that passes. */
  void whenValid(Consumer<DkimResult> then) {
    for (Awaited<DkimResult> result : results) {
      result.whenKnown(
          known -> {
            if (known.outcome() == DkimOutcome.PASS) {
              then.accept(known);
            }
          });
    }
  }

  /** The domain that answers for a signature: that of its identity. */
  static String signer(DkimResult result) {
    String identity = result.identity();
    return identity.substring(identity.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether a signature's key has as many bits as {@code dkim_minimum_key_bits} asks for. */
  static boolean isLongEnough(DkimResult result, Settings settings) {
    return isLongEnough(result.keyBits(), settings);
  }

  /** Whether a key of that many bits is. */
  static boolean isLongEnough(int keyBits, Settings settings) {
    int strength = keyBits == ED25519_BITS ? ED25519_STRENGTH : keyBits;
    return strength >= settings.number("dkim_minimum_key_bits");
  }

  private static void setTags(List<DkimResult> passed, ScanNetwork network) {
    set(network, "DKIMDOMAIN", passed, DkimResult::domain);
    set(network, "DKIMIDENTITY", passed, DkimResult::identity);
    set(network, "DKIMSELECTOR", passed, DkimResult::selector);
  }

  private static void set(
      ScanNetwork network, String tag, List<DkimResult> of, Function<DkimResult, String> value) {
    network.tag(tag).set(of.stream().map(value).distinct().toList());
  }
}
