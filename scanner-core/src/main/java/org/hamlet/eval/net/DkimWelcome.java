package org.hamlet.eval.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hamlet.engine.NetEvalFunction;
import org.hamlet.eval.HeaderAddresses;
import org.hamlet.net.dkim.DkimResult;
import org.hamlet.rule.AddressList;

/**
 * {@code check_for_dkim_welcomelist_from} and its kin: an author is on a list, and a signature of
 * the domain the list names, or of the author's own, passes with a key that is long enough
 * (SpamAssassin 4.0.1 behaviour, DKIM plugin).
 */
final class DkimWelcome {

  private DkimWelcome() {}

  /**
   * The function over two lists.
   *
   * @param list authors with the domain that has to sign, or without one
   * @param authenticated authors whose own domain has to sign
   */
  static NetEvalFunction of(String list, String authenticated) {
    return (rule, traits, settings) -> {
      List<Entry> entries = entries(settings.list(list));
      AddressList own = settings.addresses(authenticated);
      return (scan, network, pending) -> {
        List<String> authors = HeaderAddresses.of(scan, "From");
        if (entries.isEmpty() && own.isEmpty()) {
          return;
        }
        DkimFacts.of(scan, network)
            .whenValid(
                result -> {
                  if (DkimFacts.isLongEnough(result, settings)
                      && authors.stream().anyMatch(a -> isWelcome(a, result, entries, own))) {
                    pending.hit();
                  }
                });
      };
    };
  }

  private static boolean isWelcome(
      String author, DkimResult result, List<Entry> entries, AddressList own) {
    String signer = DkimFacts.signer(result);
    String domain = author.substring(author.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return (own.matches(author) && signer.equals(domain))
        || entries.stream().anyMatch(entry -> entry.fits(author, domain, signer));
  }

  private static List<Entry> entries(List<String> lines) {
    List<Entry> entries = new ArrayList<>();
    for (String line : lines) {
      int space = line.indexOf(' ');
      String glob = space < 0 ? line : line.substring(0, space);
      entries.add(
          new Entry(new AddressList(List.of(glob)), space < 0 ? "" : line.substring(space + 1)));
    }
    return List.copyOf(entries);
  }

  /**
   * One line of the list.
   *
   * @param author whose mail
   * @param signer domain that has to sign, with a dot in front one below it; empty for the author's
   */
  private record Entry(AddressList author, String signer) {

    boolean fits(String address, String domain, String signedBy) {
      if (!author.matches(address)) {
        return false;
      }
      String wanted = signer.startsWith("*.") ? signer.substring(1) : signer;
      if (wanted.isEmpty()) {
        return signedBy.equals(domain);
      }
      return wanted.startsWith(".") ? signedBy.endsWith(wanted) : signedBy.equals(wanted);
    }
  }
}
