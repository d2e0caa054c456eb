package org.hamlet.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.eval.RelayedAddressList.Judgement;
import org.hamlet.relay.Relay;
import org.hamlet.rule.AddressList;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;

/**
 * Eval functions that look addresses and hosts up in the lists of the configuration (SpamAssassin
 * 4.0.1 behaviour of its WLBLEval plugin). Each is also known by its older name with white or
 * black.
 */
final class WelcomeListEvals {

  private static final Judgement LISTED = Judgement.LISTED;

  private WelcomeListEvals() {}

  static Map<String, EvalFunction> functions() {
    Map<String, EvalFunction> all = new HashMap<>();
    all.put("check_from_in_welcomelist", (rule, settings) -> fromWelcome(settings));
    all.put("check_forged_in_welcomelist", (rule, settings) -> forged(settings));
    all.put("check_from_in_default_welcomelist", (rule, settings) -> fromDefault(settings));
    all.put("check_forged_in_default_welcomelist", (rule, settings) -> forgedDefault(settings));
    all.put("check_from_in_blocklist", (rule, settings) -> from(settings, "blocklist_from"));
    all.put("check_to_in_welcomelist", (rule, settings) -> to(settings, "welcomelist_to"));
    all.put("check_to_in_blocklist", (rule, settings) -> to(settings, "blocklist_to"));
    all.put("check_to_in_more_spam", (rule, settings) -> to(settings, "more_spam_to"));
    all.put("check_to_in_all_spam", (rule, settings) -> to(settings, "all_spam_to"));
    all.put("check_from_in_list", WelcomeListEvals::fromInList);
    all.put("check_to_in_list", WelcomeListEvals::toInList);
    all.put("check_replyto_in_list", WelcomeListEvals::replyToInList);
    all.put("check_mailfrom_matches_rcvd", (rule, settings) -> MailFromEval::hits);
    all.putAll(UriHostEvals.functions());
    return withOldNames(all);
  }

  /** The functions, those with welcome or block in their names also under white and black. */
  static Map<String, EvalFunction> withOldNames(Map<String, EvalFunction> functions) {
    Map<String, EvalFunction> all = new HashMap<>(functions);
    functions.forEach(
        (name, function) ->
            all.put(
                name.replace("welcomelist", "whitelist").replace("blocklist", "blacklist"),
                function));
    return all;
  }

  private static Eval fromWelcome(Settings settings) {
    AddressList plain = settings.addresses("welcomelist_from");
    RelayedAddressList relayed = new RelayedAddressList(settings.list("welcomelist_from_rcvd"));
    return (scan, notes) ->
        Eval.of(
            SenderAddresses.of(scan).all().stream()
                .anyMatch(
                    address -> plain.matches(address) || judged(scan, relayed, address) == LISTED));
  }

  private static Eval forged(Settings settings) {
    AddressList plain = settings.addresses("welcomelist_from");
    AddressList anyRelay = settings.addresses("welcomelist_allows_relays");
    RelayedAddressList relayed = new RelayedAddressList(settings.list("welcomelist_from_rcvd"));
    return (scan, notes) -> {
      Function<String, Judgement> judge =
          address -> {
            if (plain.matches(address)) {
              return LISTED;
            }
            return anyRelay.matches(address) ? Judgement.UNKNOWN : judged(scan, relayed, address);
          };
      return Eval.of(isForged(scan, judge));
    };
  }

  private static Eval fromDefault(Settings settings) {
    RelayedAddressList relayed = new RelayedAddressList(settings.list("def_welcomelist_from_rcvd"));
    return (scan, notes) ->
        Eval.of(
            SenderAddresses.of(scan).all().stream()
                .anyMatch(address -> judged(scan, relayed, address) == LISTED));
  }

  private static Eval forgedDefault(Settings settings) {
    RelayedAddressList relayed = new RelayedAddressList(settings.list("def_welcomelist_from_rcvd"));
    return (scan, notes) -> Eval.of(isForged(scan, address -> judged(scan, relayed, address)));
  }

  private static Judgement judged(ScanContext scan, RelayedAddressList list, String address) {
    return list.judge(address, HandingRelays.of(scan.relays()));
  }

  /** Some address is listed, but all that are came through other relays. */
  private static boolean isForged(ScanContext scan, Function<String, Judgement> judge) {
    List<Relay> relays = HandingRelays.of(scan.relays());
    List<Judgement> judgements = SenderAddresses.of(scan).all().stream().map(judge).toList();
    return !relays.isEmpty()
        && judgements.contains(Judgement.WRONG_RELAY)
        && !judgements.contains(LISTED);
  }

  private static Eval from(Settings settings, String list) {
    return from(settings.addresses(list));
  }

  private static Eval from(AddressList list) {
    return (scan, notes) ->
        Eval.of(SenderAddresses.of(scan).all().stream().anyMatch(list::matches));
  }

  private static Eval to(Settings settings, String name) {
    return to(settings.addresses(name));
  }

  private static Eval to(AddressList list) {
    return (scan, notes) ->
        Eval.of(RecipientAddresses.of(scan).all().stream().anyMatch(list::matches));
  }

  private static Eval fromInList(Rule.EvalRule rule, Settings settings) throws BadArguments {
    return from(named(rule, settings));
  }

  private static Eval toInList(Rule.EvalRule rule, Settings settings) throws BadArguments {
    return to(named(rule, settings));
  }

  private static Eval replyToInList(Rule.EvalRule rule, Settings settings) throws BadArguments {
    AddressList list = named(rule, settings);
    return (scan, notes) ->
        Eval.of(HeaderAddresses.first(scan, "Reply-To").filter(list::matches).isPresent());
  }

  /** A list nobody filled is empty: the rule files may name lists that only some sites have. */
  private static AddressList named(Rule.EvalRule rule, Settings settings) throws BadArguments {
    return settings.namedAddresses(Arguments.of(rule).text(0)).orElse(AddressList.EMPTY);
  }
}
