package org.hamlet.eval.net;

import java.io.IOException;
import java.util.Optional;
import org.hamlet.digest.MessageAsSent;
import org.hamlet.digest.pyzor.PyzorDigest;
import org.hamlet.engine.Awaited;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.NetEval;
import org.hamlet.engine.NetEvalFunction;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.net.pyzor.PyzorClient;
import org.hamlet.net.pyzor.PyzorCount;
import org.hamlet.rule.Settings;

/**
 * {@code check_pyzor()}: servers were told of the message often enough, and not so often that it is
 * wanted (SpamAssassin 4.0.1 behaviour, Pyzor plugin). Of a message whose lines that count say too
 * little nobody is asked, and it never hits.
 */
final class PyzorEval {

  private PyzorEval() {}

  static NetEvalFunction of(DigestServices services) {
    return (rule, traits, settings) -> {
      Optional<PyzorClient> client = client(services);
      return client.isPresent() ? check(client.get()) : (scan, network, pending) -> {};
    };
  }

  private static Optional<PyzorClient> client(DigestServices services) throws BadArguments {
    try {
      return services.pyzor();
    } catch (IOException e) {
      throw new BadArguments("Pyzor cannot be asked: " + e.getMessage());
    }
  }

  private static NetEval check(PyzorClient client) {
    return (scan, network, pending) -> {
      if (!scan.settings().flag("use_pyzor")) {
        return;
      }
      Asked asked = scan.fact(Asked.class, s -> Asked.of(client, s, network));
      asked.count.whenKnown(
          count -> {
            pending.tag(
                "PYZOR",
                "Reported %d times, welcomelisted %d times."
                    .formatted(count.reported(), count.welcomed()));
            if (isSpam(count, scan.settings())) {
              pending.hit();
            }
          });
    };
  }

  /** Whether the counts make spam of a message. */
  static boolean isSpam(PyzorCount count, Settings settings) {
    boolean welcome =
        count.welcomed() >= settings.number("pyzor_welcomelist_min")
            && count.welcomed() >= count.reported() * settings.number("pyzor_welcomelist_factor");
    return count.reported() >= settings.number("pyzor_count_min") && !welcome;
  }

  /** The one question of a scan. */
  private record Asked(Awaited<PyzorCount> count) {

    static Asked of(PyzorClient client, ScanContext scan, ScanNetwork network) {
      Asked asked = new Asked(new Awaited<>());
      if (PyzorDigest.isTooLong(scan.message())) {
        int max = PyzorDigest.MAX_MESSAGE_BYTES;
        scan.reached(PyzorDigest.class, "MAX_MESSAGE_BYTES", max, "bytes");
        return asked;
      }
      PyzorDigest.ofEnough(MessageAsSent.of(scan.message()))
          .ifPresent(
              digest ->
                  network.await(
                      client.check(digest),
                      checked -> {
                        checked.silent().forEach(network::without);
                        if (checked.anyAnswer()) {
                          asked.count.set(checked.count());
                        }
                      }));
      return asked;
    }
  }
}
