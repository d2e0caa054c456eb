package org.hamlet.models;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.hamlet.rule.Settings;

/** Whose store it is, and its file name: names come from the network and must stay inside. */
final class OwnerNames {

  /** Longer names, in chars as escaped, are hashed. */
  static final int MAX_NAME_CHARS = 100;

  /** No escaped name begins so. */
  private static final String HASHED = "=";

  private OwnerNames() {}

  /**
   * Who owns what is learned from a user's mail: the one that {@code bayes_sql_override_username}
   * names; the user with {@code hamlet_user_stores 1}; else all users share one store.
   */
  static Optional<String> owner(Settings settings, Optional<String> user) {
    String override = settings.text("bayes_sql_override_username");
    if (!override.isEmpty()) {
      return Optional.of(override);
    }
    return user.filter(name -> settings.flag("hamlet_user_stores"));
  }

  /** The file of an owner, or of all. */
  static String file(String kind, Optional<String> owner) {
    return owner.map(name -> kind + "-" + escaped(name)).orElse(kind);
  }

  /** No dot, which separates a model's name from what its journal's has behind it. */
  private static String escaped(String name) {
    String escaped = URLEncoder.encode(name, StandardCharsets.UTF_8).replace(".", "%2E");
    return escaped.length() <= MAX_NAME_CHARS
        ? escaped
        : HASHED + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
