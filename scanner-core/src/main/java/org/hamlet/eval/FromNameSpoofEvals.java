package org.hamlet.eval;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.Notes;
import org.hamlet.engine.ScanContext;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;

/**
 * Eval functions about an address in the display name of From that is not the sender's
 * (SpamAssassin 4.0.1 behaviour of its FromNameSpoof plugin, without {@code fns_ignore_dkim}).
 */
final class FromNameSpoofEvals {

  private FromNameSpoofEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "check_fromname_spoof", EvalFunction.settingTags(FromNameSpoofEvals::spoof),
        "check_fromname_different", tagging(NamedAddress::differs),
        "check_fromname_domain_differ", tagging(NamedAddress::domainDiffers),
        "check_fromname_owners_differ", tagging(NamedAddress::ownerDiffers),
        "check_fromname_contains_email",
            (rule, settings) -> {
              NamedAddresses names = new NamedAddresses(settings);
              return (scan, notes) -> Eval.of(names.of(scan).isPresent());
            },
        "check_fromname_equals_replyto",
            (rule, settings) -> equals(settings, scan -> HeaderAddresses.of(scan, "Reply-To")),
        "check_fromname_equals_to",
            (rule, settings) -> equals(settings, scan -> RecipientAddresses.of(scan).all()));
  }

  private static EvalFunction tagging(Predicate<NamedAddress> test) {
    return EvalFunction.settingTags((rule, settings) -> suspect(settings, test));
  }

  private static Eval spoof(Rule.EvalRule rule, Settings settings) throws BadArguments {
    int level = (int) Arguments.of(rule).number(0, settings.number("fns_check"));
    return suspect(
        settings,
        switch (level) {
          case 0 -> NamedAddress::differs;
          case 1 -> NamedAddress::ownerDiffers;
          case 2 -> NamedAddress::domainDiffers;
          default -> throw new BadArguments("check_fromname_spoof knows levels 0, 1 and 2");
        });
  }

  private static Eval suspect(Settings settings, Predicate<NamedAddress> test) {
    double maxOtherChars = settings.number("fns_extrachars");
    NamedAddresses names = new NamedAddresses(settings);
    return (scan, notes) ->
        names
            .of(scan)
            .filter(name -> name.otherChars() <= maxOtherChars)
            .filter(test)
            .map(name -> tagged(name, notes))
            .orElse(0.0);
  }

  private static double tagged(NamedAddress name, Notes notes) {
    notes.tag("FNSFNAMEADDR", name.inName().text());
    notes.tag("FNSFNAMEDOMAIN", name.inName().domain());
    notes.tag("FNSFNAMEOWNER", name.inName().owner());
    notes.tag("FNSFADDRADDR", name.sender().text());
    notes.tag("FNSFADDRDOMAIN", name.sender().domain());
    notes.tag("FNSFADDROWNER", name.sender().owner());
    return 1;
  }

  private static Eval equals(Settings settings, Function<ScanContext, List<String>> others) {
    NamedAddresses names = new NamedAddresses(settings);
    return (scan, notes) ->
        Eval.of(
            names
                .of(scan)
                .filter(name -> others.apply(scan).contains(name.inName().text()))
                .isPresent());
  }
}
