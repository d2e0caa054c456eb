package org.hamlet.models.bayes;

/** A host name and each of its endings as tokens. */
final class DomainForms {

  /** Most endings of one name. */
  static final int MAX_ENDINGS = 32;

  private DomainForms() {}

  /** Adds the name and what follows each dot, up to an empty label. */
  static void add(String prefix, String host, Region region, TokenSet out) {
    String rest = host;
    for (int n = 0; n < MAX_ENDINGS; n++) {
      out.add(prefix + rest, region);
      int dot = rest.indexOf('.');
      if (dot <= 0 || dot + 1 >= rest.length()) {
        return;
      }
      rest = rest.substring(dot + 1);
    }
  }
}
