package org.hamlet.eval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hamlet.rule.AddressList;
import org.hamlet.rule.Settings;

/**
 * Which addresses are of free mail providers ({@code freemail_domains}), but for those that the
 * configuration or their form exempts. Follows SpamAssassin 4.0.1's behaviour. Immutable.
 */
final class FreeMailDomains {

  /** Local parts of services, and those that lists and servers make up. */
  private static final Pattern EXEMPT =
      Pattern.compile(
          "^(?:(?:abuse|support|sales|info|helpdesk|contact|kontakt|(?:post|host|domain)master)@"
              + "|undisclosed|request-[0-9a-f]{16}@|[0-9a-f]{8}\\.[0-9a-f]{8}@"
              + "|[^=@]+=[^=@]+=[^@]+@)");

  private final Set<String> exact = new HashSet<>();
  private final List<Pattern> wild = new ArrayList<>();
  private final Set<String> exempt;
  private final List<AddressList> welcome = new ArrayList<>();

  /** The domains the settings name. */
  FreeMailDomains(Settings settings) {
    for (String domain : settings.list("freemail_domains")) {
      if (domain.indexOf('*') < 0 && domain.indexOf('?') < 0) {
        exact.add(domain);
      } else {
        wild.add(Pattern.compile(regex(domain)));
      }
    }
    exempt = Set.copyOf(settings.list("freemail_welcomelist"));
    if (settings.flag("freemail_import_welcomelist_auth")) {
      welcome.add(settings.addresses("welcomelist_auth"));
    }
    if (settings.flag("freemail_import_def_welcomelist_auth")) {
      welcome.add(settings.addresses("def_welcomelist_auth"));
    }
  }

  /** Whether the settings name none. */
  boolean none() {
    return exact.isEmpty() && wild.isEmpty();
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder(glob.length() + 16);
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      switch (c) {
        case '*' -> regex.append("[^.]*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  /** Whether the address, of any case, is one. */
  boolean contains(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    String domain = lower.substring(lower.lastIndexOf('@') + 1);
    return lower.indexOf('@') > 0
        && (exact.contains(domain) || matchesWild(domain))
        && !exempt.contains(lower)
        && !exempt.contains(domain)
        && welcome.stream().noneMatch(list -> list.matches(lower))
        && !EXEMPT.matcher(lower).find();
  }

  private boolean matchesWild(String domain) {
    for (Pattern pattern : wild) {
      if (pattern.matcher(domain).matches()) {
        return true;
      }
    }
    return false;
  }
}
