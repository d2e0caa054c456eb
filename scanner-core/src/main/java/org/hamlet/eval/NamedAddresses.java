package org.hamlet.eval;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hamlet.engine.ScanContext;
import org.hamlet.rule.AddressList;
import org.hamlet.rule.Settings;
import org.hamlet.text.uri.UriHost;

/** Looks for an address in the display name of From, as the settings want it. Immutable. */
final class NamedAddresses {

  private final List<String> ignoredFields;
  private final Map<String, AddressList> owners;

  NamedAddresses(Settings settings) {
    this.ignoredFields = settings.list("fns_ignore_headers");
    this.owners = settings.addressListsOf("FNS_");
  }

  /**
   * The two addresses; none when a field of {@code fns_ignore_headers} is there. Compat: nor when
   * the sender's domain is none that could be looked up.
   */
  Optional<NamedAddress> of(ScanContext scan) {
    if (ignoredFields.stream().anyMatch(scan.message().headers()::has)) {
      return Optional.empty();
    }
    Optional<String> name = HeaderAddresses.values(scan, "From:name").stream().findFirst();
    Optional<String> sender = HeaderAddresses.first(scan, "From");
    if (name.isEmpty() || sender.filter(address -> hasDomain(address, scan)).isEmpty()) {
      return Optional.empty();
    }
    return new TextAddresses(name.get(), scan.domains())
        .next()
        .map(
            found ->
                new NamedAddress(
                    owned(found, scan),
                    owned(sender.get().toLowerCase(Locale.ROOT), scan),
                    weight(name.get()) - weight(found)));
  }

  private static boolean hasDomain(String address, ScanContext scan) {
    return UriHost.of("mailto:@" + hostOf(address), scan.domains()).isPresent();
  }

  private static String hostOf(String address) {
    return address.substring(address.lastIndexOf('@') + 1);
  }

  private NamedAddress.Owned owned(String address, ScanContext scan) {
    String domain = scan.domains().registeredDomain(hostOf(address));
    int dot = domain.indexOf('.');
    String owner =
        owners.entrySet().stream()
            .filter(list -> list.getValue().matches(address))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(dot < 0 ? domain : domain.substring(0, dot));
    return new NamedAddress.Owned(address, domain, owner);
  }

  private static int weight(String text) {
    return text.length() + (int) text.chars().filter(c -> !isWord(c)).count();
  }

  private static boolean isWord(int c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
