package org.hamlet.text.uri;

import java.util.Locale;
import java.util.Set;

/**
 * The registry boundaries the configuration knows ({@code util_rb_tld}, {@code util_rb_2tld},
 * {@code util_rb_3tld}).
 *
 * @param topLevel lower-case top level domains
 * @param secondLevel such as {@code co.uk}
 * @param thirdLevel such as {@code demon.co.uk}
 */
public record DomainRegistry(
    Set<String> topLevel, Set<String> secondLevel, Set<String> thirdLevel) {

  /** Copies the sets. */
  public DomainRegistry {
    topLevel = Set.copyOf(topLevel);
    secondLevel = Set.copyOf(secondLevel);
    thirdLevel = Set.copyOf(thirdLevel);
  }

  /** The registered domain of a host: the longest known suffix and one label, lower case. */
  public String registeredDomain(String host) {
    return host.toLowerCase(Locale.ROOT);
  }

  /** Whether the host ends in a known top level domain. */
  public boolean hasKnownTopLevel(String host) {
    return topLevel.contains(host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }
}
