package org.hamlet.eval;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.Notes;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Bytes;
import org.hamlet.regex.MatchGivenUp;
import org.hamlet.regex.PatternProblem;
import org.hamlet.regex.PerlPattern;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;

/**
 * Eval functions about addresses of free mail providers (SpamAssassin 4.0.1 behaviour of its
 * FreeMail plugin). The domains are prepared once for all rules of a configuration.
 */
final class FreeMailEvals {

  /** Envelope senders of lists and of servers that send on behalf of others. */
  private static final Pattern BULK =
      Pattern.compile(
          "^(?:bounce|owner|return|sentto)-[^@]+@|^postmaster@|^noreply@"
              + "|-(?:bounces?|owner|request|admin|noreply)@|[^@]=(?:[^@=]++=?|=)@",
          Pattern.CASE_INSENSITIVE);

  /** The domains of the settings seen last: all rules of a rule set are bound one after another. */
  private final AtomicReference<Optional<Prepared>> prepared =
      new AtomicReference<>(Optional.empty());

  private record Prepared(Settings settings, FreeMailDomains domains) {}

  private FreeMailEvals() {}

  static Map<String, EvalFunction> functions() {
    FreeMailEvals evals = new FreeMailEvals();
    return Map.of(
        "check_freemail_from",
        evals::from,
        "check_freemail_header",
        evals::header,
        "check_freemail_body",
        EvalFunction.changingBody(evals::body),
        "check_freemail_replyto",
        EvalFunction.changingBody(evals::replyTo));
  }

  private FreeMailDomains domains(Settings settings) {
    Optional<Prepared> known = prepared.get().filter(p -> p.settings() == settings);
    if (known.isEmpty()) {
      known = Optional.of(new Prepared(settings, new FreeMailDomains(settings)));
      prepared.set(known);
    }
    return known.get().domains();
  }

  private Eval from(Rule.EvalRule rule, Settings settings) throws BadArguments {
    FreeMailDomains domains = domains(settings);
    Condition condition = Condition.of(rule, 0);
    Shown shown = Shown.of(settings);
    return (scan, notes) ->
        shown.note(notes, firstFree(scan, SenderAddresses.of(scan).all(), domains, condition));
  }

  private Eval header(Rule.EvalRule rule, Settings settings) throws BadArguments {
    FreeMailDomains domains = domains(settings);
    Condition condition = Condition.of(rule, 1);
    String name = Arguments.of(rule).text(0).replaceFirst(":addr$", "");
    Shown shown = Shown.of(settings);
    return (scan, notes) ->
        shown.note(notes, firstFree(scan, HeaderAddresses.of(scan, name), domains, condition));
  }

  private Eval body(Rule.EvalRule rule, Settings settings) throws BadArguments {
    FreeMailDomains domains = domains(settings);
    Condition condition = Condition.of(rule, 0);
    Shown shown = Shown.of(settings);
    return (scan, notes) -> {
      String found =
          BodyFreeMails.of(scan, domains).addresses().stream()
              .filter(address -> condition.holds(address, scan))
              .collect(Collectors.joining(", "));
      return shown.note(notes, Optional.of(found).filter(f -> !f.isEmpty()));
    };
  }

  private Eval replyTo(Rule.EvalRule rule, Settings settings) throws BadArguments {
    String kind = Arguments.of(rule).text(0, "replyto");
    if (!kind.equals("replyto") && !kind.equals("reply")) {
      throw new BadArguments("check_freemail_replyto takes replyto or reply, not " + kind);
    }
    FreeMailDomains domains = domains(settings);
    boolean skipBulk = settings.flag("freemail_skip_bulk_envfrom");
    boolean fallsBack = kind.equals("reply");
    Shown shown = Shown.of(settings);
    return (scan, notes) ->
        shown.note(
            notes,
            skipBulk && isBulk(scan) ? Optional.empty() : whereAnswersGo(scan, domains, fallsBack));
  }

  private static boolean isBulk(ScanContext scan) {
    return HeaderAddresses.first(scan, "EnvelopeFrom").filter(BULK.asPredicate()).isPresent();
  }

  /** Two free mail addresses that the sender names for himself, as a report shows them. */
  private static Optional<String> whereAnswersGo(
      ScanContext scan, FreeMailDomains domains, boolean fallsBack) {
    List<String> from = lowerAddresses(scan, "From");
    List<String> reply = lowerAddresses(scan, "Reply-To");
    boolean fromIsFree = from.stream().anyMatch(domains::contains);
    boolean replyIsFree = reply.stream().anyMatch(domains::contains);
    boolean considered = fallsBack ? fromIsFree && (reply.isEmpty() || replyIsFree) : replyIsFree;
    if (!considered) {
      return Optional.empty();
    }
    if (fromIsFree && replyIsFree && Collections.disjoint(from, Set.copyOf(reply))) {
      return Optional.of(String.join(",", from) + " -> " + String.join(",", reply));
    }
    BodyFreeMails others = BodyFreeMails.of(scan, domains);
    return (reply.isEmpty() ? from : reply)
        .stream()
            .flatMap(own -> others.firstOtherThan(own).map(other -> own + ", " + other).stream())
            .findFirst();
  }

  private static List<String> lowerAddresses(ScanContext scan, String field) {
    return HeaderAddresses.of(scan, field).stream().map(a -> a.toLowerCase(Locale.ROOT)).toList();
  }

  private static Optional<String> firstFree(
      ScanContext scan, List<String> addresses, FreeMailDomains domains, Condition condition) {
    for (String address : addresses) {
      String lower = address.toLowerCase(Locale.ROOT);
      if (domains.contains(lower) && condition.holds(lower, scan)) {
        return Optional.of(lower);
      }
    }
    return Optional.empty();
  }

  /**
   * What the report says beside the rule.
   *
   * @param address whether it names the address, as {@code freemail_add_describe_email} says
   */
  private record Shown(boolean address) {

    static Shown of(Settings settings) {
      return new Shown(settings.flag("freemail_add_describe_email"));
    }

    double note(Notes notes, Optional<String> found) {
      if (address) {
        found.ifPresent(a -> notes.note(a.replace("@", "(at)")));
      }
      return Eval.of(found.isPresent());
    }
  }

  /** The pattern an address has to match, if the rule gives one. */
  private record Condition(Optional<PerlPattern> pattern) {

    static Condition of(Rule.EvalRule rule, int index) throws BadArguments {
      String text = Arguments.of(rule).text(index, "");
      try {
        return new Condition(
            text.isEmpty() ? Optional.empty() : Optional.of(PerlPattern.compileBare(text)));
      } catch (PatternProblem problem) {
        throw new BadArguments("not a pattern: " + problem.getMessage());
      }
    }

    boolean holds(String address, ScanContext scan) {
      try {
        return pattern.isEmpty() || pattern.get().matches(Bytes.ofLatin1(address), scan.budget());
      } catch (MatchGivenUp end) {
        scan.budget().givenUp(end);
        return false;
      }
    }
  }
}
