package org.hamlet.eval.net;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.hamlet.digest.MessageAsSent;
import org.hamlet.digest.razor.RazorSignatures;
import org.hamlet.engine.Awaited;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.NetEval;
import org.hamlet.engine.NetEvalFunction;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;
import org.hamlet.eval.Arguments;
import org.hamlet.net.razor.RazorClient;
import org.hamlet.net.razor.RazorVerdict;

/** Eval functions about Razor (SpamAssassin 4.0.1 behaviour, Razor2 plugin). */
final class RazorEvals {

  private static final String NAME = "Razor server";

  private RazorEvals() {}

  /** {@code check_razor2()}: a server is sure enough that the message is spam. */
  static NetEvalFunction spam(DigestServices services) {
    return (rule, traits, settings) -> hitting(services, RazorVerdict::spam);
  }

  /** {@code check_razor2_range(engine, min, max)}: how sure it is lies between two numbers. */
  static NetEvalFunction range(DigestServices services) {
    return (rule, traits, settings) -> {
      Arguments arguments = Arguments.of(rule);
      int engine = number(arguments.text(0, ""));
      int least = number(arguments.text(1, ""));
      int most = number(arguments.text(2, ""));
      return hitting(
          services,
          verdict -> verdict.highest(engine).stream().anyMatch(cf -> cf >= least && cf <= most));
    };
  }

  private static int number(String text) throws BadArguments {
    if (!text.matches("\\d{0,3}")) {
      throw new BadArguments(text + " is no number");
    }
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  private static NetEval hitting(DigestServices services, Predicate<RazorVerdict> wanted)
      throws BadArguments {
    Optional<RazorClient> client = client(services);
    return (scan, network, pending) -> {
      if (client.isEmpty() || !scan.settings().flag("use_razor2")) {
        return;
      }
      scan.fact(Asked.class, s -> Asked.of(client.get(), s, network))
          .verdict
          .whenKnown(
              verdict -> {
                if (wanted.test(verdict)) {
                  pending.hit();
                }
              });
    };
  }

  private static Optional<RazorClient> client(DigestServices services) throws BadArguments {
    try {
      return services.razor();
    } catch (IOException e) {
      throw new BadArguments("Razor cannot be asked: " + e.getMessage());
    }
  }

  /** The one check of a scan. */
  private record Asked(Awaited<RazorVerdict> verdict) {

    static Asked of(RazorClient client, ScanContext scan, ScanNetwork network) {
      Asked asked = new Asked(new Awaited<>());
      int parts = RazorSignatures.MAX_PARTS;
      if (scan.message().leaves().size() > parts) {
        scan.reached(RazorSignatures.class, "MAX_PARTS", parts, "parts");
      }
      network.await(
          client.check(MessageAsSent.of(scan.message())),
          verdict -> {
            verdict.ifPresent(
                said -> {
                  tellUnasked(said, scan);
                  asked.verdict.set(said);
                });
            if (verdict.isEmpty()) {
              network.without(NAME);
            }
          });
      return asked;
    }

    private static void tellUnasked(RazorVerdict said, ScanContext scan) {
      if (said.unasked() > 0) {
        int most = RazorVerdict.MAX_SIGNATURES;
        scan.reached(RazorVerdict.class, "MAX_SIGNATURES", most, "signatures");
      }
    }
  }
}
