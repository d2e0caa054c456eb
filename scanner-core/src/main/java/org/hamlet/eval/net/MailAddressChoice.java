package org.hamlet.eval.net;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.eval.TextPattern;
import org.hamlet.rule.Settings;

/**
 * Which mail addresses lists are asked about, of {@code hashbl_email_regex}, {@code
 * hashbl_email_welcomelist}, {@code hashbl_email_domain_alias} and {@code hashbl_acl_NAME}
 * (SpamAssassin's documentation of its HashBL plugin). Immutable.
 *
 * @param pattern what an address in a text looks like, where the settings say so
 * @param welcome addresses that are not asked about
 * @param aliases domains by another name of theirs
 * @param allowed the only domains and addresses asked about; empty for all
 */
record MailAddressChoice(
    Optional<TextPattern> pattern,
    Optional<TextPattern> welcome,
    Map<String, String> aliases,
    Set<String> allowed) {

  /** The choice of a rule that names a list of {@code hashbl_acl_NAME}, or none with "". */
  static MailAddressChoice of(Settings settings, String acl) throws BadArguments {
    String words = settings.map("hashbl_acl_").getOrDefault(acl, "");
    if (!acl.isEmpty() && words.isEmpty()) {
      throw new BadArguments("hashbl_acl_" + acl + " is not set");
    }
    return new MailAddressChoice(
        pattern(settings.text("hashbl_email_regex")),
        pattern(settings.text("hashbl_email_welcomelist")),
        aliases(settings.list("hashbl_email_domain_alias")),
        acl.isEmpty() ? Set.of() : Set.of(words(words)));
  }

  private static Optional<TextPattern> pattern(String text) throws BadArguments {
    return text.isEmpty() ? Optional.empty() : Optional.of(TextPattern.compile(text));
  }

  /** The first domain of a line is what the others are called as well. */
  private static Map<String, String> aliases(List<String> lines) {
    Map<String, String> aliases = new HashMap<>();
    for (String line : lines) {
      String[] domains = words(line);
      for (int i = 1; i < domains.length; i++) {
        aliases.put(domains[i], domains[0]);
      }
    }
    return Map.copyOf(aliases);
  }

  private static String[] words(String text) {
    return text.strip().toLowerCase(Locale.ROOT).split("\\s+");
  }

  /** The addresses to ask about, their domains by the first name. */
  List<String> of(Collection<String> addresses, ScanContext scan) {
    Set<String> skipped = Set.copyOf(scan.settings().list("uridnsbl_skip_domain"));
    List<String> chosen = new ArrayList<>();
    for (String address : addresses) {
      int at = address.lastIndexOf('@');
      String written = address.substring(at + 1).toLowerCase(Locale.ROOT);
      String host = aliases.getOrDefault(written, written);
      String named = address.substring(0, at + 1) + host;
      if (!skipped.contains(host)
          && !skipped.contains(scan.domains().registeredDomain(host))
          && isAllowed(named, host)
          && welcome.filter(list -> list.matches(named, scan.budget())).isEmpty()) {
        chosen.add(named);
      }
    }
    return chosen;
  }

  private boolean isAllowed(String address, String host) {
    return allowed.isEmpty()
        || allowed.contains(host)
        || allowed.contains(address.toLowerCase(Locale.ROOT));
  }
}
