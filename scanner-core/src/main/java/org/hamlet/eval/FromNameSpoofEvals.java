package org.hamlet.eval;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;
import org.hamlet.text.uri.DomainRegistry;

/**
 * Eval functions about an address in the display name of From that is not the sender's
 * (SpamAssassin 4.0.1 behaviour of its FromNameSpoof plugin, without {@code fns_ignore_dkim} and
 * the names of {@code fns_add_addrlist}).
 */
final class FromNameSpoofEvals {

  private FromNameSpoofEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "check_fromname_spoof", FromNameSpoofEvals::spoof,
        "check_fromname_different", (rule, settings) -> suspect(settings, Names::differ),
        "check_fromname_domain_differ", (rule, settings) -> suspect(settings, Names::domainsDiffer),
        "check_fromname_owners_differ", (rule, settings) -> suspect(settings, Names::ownersDiffer),
        "check_fromname_contains_email",
            (rule, settings) -> (scan, notes) -> Eval.of(Names.of(scan).isPresent()),
        "check_fromname_equals_replyto",
            (rule, settings) -> equals(scan -> HeaderAddresses.of(scan, "Reply-To")),
        "check_fromname_equals_to",
            (rule, settings) -> equals(scan -> RecipientAddresses.of(scan).all()));
  }

  private static Eval spoof(Rule.EvalRule rule, Settings settings) throws BadArguments {
    int level = (int) Arguments.of(rule).number(0, settings.number("fns_check"));
    return suspect(
        settings,
        switch (level) {
          case 0 -> Names::differ;
          case 1 -> Names::ownersDiffer;
          case 2 -> Names::domainsDiffer;
          default -> throw new BadArguments("check_fromname_spoof knows levels 0, 1 and 2");
        });
  }

  private static Eval suspect(Settings settings, BiPredicate<Names, DomainRegistry> test) {
    double maxOtherChars = settings.number("fns_extrachars");
    List<String> ignored = settings.list("fns_ignore_headers");
    return (scan, notes) ->
        Eval.of(
            Names.of(scan)
                .filter(names -> names.otherChars() <= maxOtherChars)
                .filter(names -> test.test(names, scan.domains()))
                .filter(names -> ignored.stream().noneMatch(scan.message().headers()::has))
                .isPresent());
  }

  private static Eval equals(java.util.function.Function<ScanContext, List<String>> others) {
    return (scan, notes) ->
        Eval.of(
            Names.of(scan)
                .filter(names -> others.apply(scan).contains(names.inName()))
                .isPresent());
  }

  /**
   * The two addresses of From.
   *
   * @param inName the address in the display name, lower case
   * @param sender the address itself, lower case
   * @param otherChars chars of the display name besides the address
   */
  private record Names(String inName, String sender, int otherChars) {

    static Optional<Names> of(ScanContext scan) {
      Optional<String> name = HeaderAddresses.values(scan, "From:name").stream().findFirst();
      Optional<String> sender = HeaderAddresses.first(scan, "From");
      if (name.isEmpty() || sender.isEmpty()) {
        return Optional.empty();
      }
      return new TextAddresses(name.get(), scan.domains(), true)
          .next()
          .map(
              found ->
                  new Names(
                      found,
                      sender.get().toLowerCase(Locale.ROOT),
                      name.get().length() - found.length()));
    }

    boolean differ(DomainRegistry domains) {
      return !inName.equals(sender);
    }

    boolean domainsDiffer(DomainRegistry domains) {
      return !domain(inName, domains).equals(domain(sender, domains));
    }

    boolean ownersDiffer(DomainRegistry domains) {
      return !owner(inName, domains).equals(owner(sender, domains));
    }

    private static String domain(String address, DomainRegistry domains) {
      return domains.registeredDomain(address.substring(address.lastIndexOf('@') + 1));
    }

    private static String owner(String address, DomainRegistry domains) {
      String domain = domain(address, domains);
      int dot = domain.indexOf('.');
      return dot < 0 ? domain : domain.substring(0, dot);
    }
  }
}
