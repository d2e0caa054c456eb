package org.hamlet.eval.net;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.NetEval;
import org.hamlet.eval.Arguments;
import org.hamlet.eval.TextPattern;
import org.hamlet.message.Bytes;
import org.hamlet.message.Part;
import org.hamlet.rule.Rule;
import org.hamlet.rule.RuleTraits;
import org.hamlet.rule.Settings;
import org.hamlet.text.uri.MessageUri;
import org.hamlet.verdict.Hit;

/** Lists of hashed values (SpamAssassin 4.0.1's documentation of its HashBL plugin). */
final class HashListEvals {

  private static final String DEFAULT = "sha1/max=10/shuffle";

  private HashListEvals() {}

  /** {@code check_hashbl_emails(list[, options[, headers[, subtest[, acl]]]])}. */
  static NetEval emails(Rule.EvalRule rule, RuleTraits traits, Settings settings)
      throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    HashQuery query = HashQuery.of(arguments, "sha1/notag/noquote/max=10/shuffle", 3);
    String given = arguments.text(2, "");
    List<String> places = List.of((given.isEmpty() ? "ALLFROM/Reply-To/body" : given).split("/"));
    MailAddressChoice choice = MailAddressChoice.of(settings, arguments.text(4, ""));
    return (scan, network, pending) -> {
      Set<String> values = new LinkedHashSet<>();
      for (String address : choice.of(MailAddresses.in(places, scan, choice), scan)) {
        values.add(MailAddresses.form(address, query.options(), scan));
      }
      query.ask(values, scan, network, pending);
    };
  }

  /** {@code check_hashbl_uris(list[, options[, subtest]])}. */
  static NetEval uris(Rule.EvalRule rule, RuleTraits traits, Settings settings)
      throws BadArguments {
    HashQuery query = HashQuery.of(Arguments.of(rule), DEFAULT, 2);
    return (scan, network, pending) -> {
      List<String> values = new ArrayList<>();
      for (MessageUri uri : scan.texts().uris().all()) {
        String text = uri.uri().text();
        if (!uri.hosts().isEmpty() && (text.startsWith("http:") || text.startsWith("https:"))) {
          values.add(text);
        }
      }
      query.ask(values, scan, network, pending);
    };
  }

  /** {@code check_hashbl_bodyre(list, options, pattern[, subtest])}: what the group captured. */
  static NetEval bodyPattern(Rule.EvalRule rule, RuleTraits traits, Settings settings)
      throws BadArguments {
    HashQuery query = HashQuery.of(Arguments.of(rule), DEFAULT, 3);
    TextPattern pattern = TextPattern.compile(Arguments.of(rule).text(2));
    boolean raw = rule.area() == Hit.Area.RAWBODY;
    return (scan, network, pending) -> {
      List<String> values = new ArrayList<>();
      for (Bytes text : raw ? scan.texts().rawbody() : scan.texts().body()) {
        for (String value : pattern.captured(text, scan)) {
          values.add(query.options().has("num") ? value.replaceAll("[^0-9]", "") : value);
        }
      }
      query.ask(values, scan, network, pending);
    };
  }

  /** {@code check_hashbl_tag(list, options, tag[, subtest])}. */
  static NetEval tag(Rule.EvalRule rule, RuleTraits traits, Settings settings) throws BadArguments {
    HashQuery query = HashQuery.of(Arguments.of(rule), DEFAULT, 3);
    String tag = Arguments.of(rule).text(2);
    TagFilter filter = new TagFilter(query.options());
    return (scan, network, pending) ->
        ScanTags.whenKnown(
            tag,
            scan,
            network,
            values -> query.ask(filter.apply(values, scan.domains()), scan, network, pending));
  }

  /** {@code check_hashbl_attachments(list[, options[, subtest]])}. */
  static NetEval attachments(Rule.EvalRule rule, RuleTraits traits, Settings settings)
      throws BadArguments {
    HashQuery query = HashQuery.of(Arguments.of(rule), DEFAULT, 2);
    int min = query.options().value("minsize").orElse(1);
    int max = query.options().value("maxsize").orElse(Integer.MAX_VALUE);
    return (scan, network, pending) -> {
      List<String> ignored = scan.settings().list("hashbl_ignore");
      scan.message().leaves().stream()
          .filter(leaf -> !ignored.contains(leaf.effectiveType()))
          .map(Part.Leaf::decoded)
          .filter(bytes -> bytes.length() >= min && bytes.length() <= max)
          .map(bytes -> query.options().key(bytes.toArray()))
          .distinct()
          .limit(query.options().max())
          .forEach(key -> query.ask(key, key, scan, network, pending));
    };
  }
}
