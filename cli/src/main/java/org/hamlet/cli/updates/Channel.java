package org.hamlet.cli.updates;

import java.util.regex.Pattern;

/**
 * A publisher of rules, named like a domain: {@code updates.spamassassin.org}.
 *
 * @param name as it is written on the command line
 */
public record Channel(String name) {

  private static final Pattern DOMAIN =
      Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_-]{1,63}(?:\\.[A-Za-z0-9_-]{1,63})+");
  private static final Pattern NO_WORD = Pattern.compile("[^A-Za-z0-9-]");

  /** The channel of SpamAssassin's own rules. */
  public static final Channel SPAMASSASSIN = new Channel("updates.spamassassin.org");

  /**
   * A channel.
   *
   * @throws IllegalArgumentException when the name is none of a domain
   */
  public Channel {
    if (!DOMAIN.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a channel: " + name);
    }
  }

  /** The name as files have it. */
  String fileName() {
    return NO_WORD.matcher(name).replaceAll("_");
  }
}
