package org.hamlet.eval.net;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;
import org.hamlet.rule.RuleTraits;
import org.hamlet.rule.Settings;

/**
 * What one {@code uri...bl} or {@code uri...sub} line asks.
 *
 * @param subjects what of a URI is looked up
 * @param kinds which hosts count
 * @param wholeHost whether the whole host instead of its registered domain is asked about ({@code
 *     notrim})
 * @param zone the list
 * @param type A or TXT
 * @param subtest what is wanted of an answer
 */
record UriZone(
    Set<Subject> subjects,
    HostKinds kinds,
    boolean wholeHost,
    String zone,
    RecordType type,
    Subtest subtest) {

  /** What of a URI is looked up in the list. */
  enum Subject {
    /** The name of its host. */
    NAME,
    /** The addresses of its host. */
    ADDRESS,
    /** The addresses of its domain's name servers. */
    SERVER_ADDRESS,
    /** The registered domains of these servers. */
    SERVER_DOMAIN,
    /** The full names of these servers. */
    SERVER_NAME
  }

  private static final Map<String, Subject> KINDS =
      Map.of(
          "uridnsbl", Subject.SERVER_ADDRESS,
          "uridnssub", Subject.SERVER_ADDRESS,
          "urirhsbl", Subject.NAME,
          "urirhssub", Subject.NAME,
          "urinsrhsbl", Subject.SERVER_DOMAIN,
          "urinsrhssub", Subject.SERVER_DOMAIN,
          "urifullnsrhsbl", Subject.SERVER_NAME,
          "urifullnsrhssub", Subject.SERVER_NAME);

  /** What its questions belong to: those that need others first are told from those that do not. */
  String effort() {
    String list = DnsQuestion.canonical(zone);
    return subjects.equals(Set.of(Subject.NAME)) ? list : list + " by address";
  }

  /** Whether each host of a domain is asked about. */
  boolean asksHosts() {
    return subjects.contains(Subject.ADDRESS) || (wholeHost && subjects.contains(Subject.NAME));
  }

  /** The line of that rule; empty when there is none. */
  static Optional<UriZone> of(String rule, RuleTraits traits, Settings settings)
      throws BadArguments {
    for (Map.Entry<String, Subject> kind : KINDS.entrySet()) {
      String line = settings.map(kind.getKey()).get(rule);
      if (line != null) {
        return Optional.of(parse(line, kind.getValue(), traits));
      }
    }
    return Optional.empty();
  }

  private static UriZone parse(String line, Subject subject, RuleTraits traits)
      throws BadArguments {
    String[] words = line.strip().split("\\s+", 3);
    ListQuery.requireZone(words[0]);
    RecordType type =
        RecordType.named(words[1].toUpperCase(Locale.ROOT))
            .filter(t -> t == RecordType.A || t == RecordType.TXT)
            .orElseThrow(() -> new BadArguments("the record type is A or TXT, not " + words[1]));
    return new UriZone(
        subjects(subject, traits),
        HostKinds.of(traits),
        traits.has("notrim"),
        words[0],
        type,
        words.length < 3 ? Subtest.ANYTHING : subtest(words[2]));
  }

  private static Subtest subtest(String text) throws BadArguments {
    return AddressTest.parse(text)
        .orElseThrow(() -> new BadArguments("not a number, range or mask: " + text));
  }

  private static Set<Subject> subjects(Subject subject, RuleTraits traits) {
    if (subject != Subject.SERVER_ADDRESS) {
      return EnumSet.of(subject);
    }
    Set<Subject> found = EnumSet.noneOf(Subject.class);
    if (traits.has("a")) {
      found.add(Subject.ADDRESS);
    }
    if (traits.has("ns") || !traits.has("a")) {
      found.add(Subject.SERVER_ADDRESS);
    }
    return found;
  }
}
