package org.hamlet.scanner;

import org.hamlet.message.MessageLimits;
import org.hamlet.regex.MatchLimits;
import org.hamlet.text.html.HtmlLimits;
import org.hamlet.text.uri.UriLimits;

/**
 * The limits that may be chosen, those of all stages in one place; docs/limits.md lists them and
 * the fixed ones.
 *
 * @param message what is looked at of a message's structure
 * @param html what is looked at of an HTML part
 * @param uris how many URIs are kept, and how long
 * @param match how long one pattern may take
 */
public record Limits(MessageLimits message, HtmlLimits html, UriLimits uris, MatchLimits match) {

  /** What a scan has without being told otherwise. */
  public static final Limits DEFAULT =
      new Limits(MessageLimits.DEFAULT, HtmlLimits.DEFAULT, UriLimits.DEFAULT, MatchLimits.DEFAULT);

  /** The same with every pattern tried on every text, to check that the index loses none. */
  public Limits withoutPrefilter() {
    return new Limits(message, html, uris, match.withoutPrefilter());
  }

  /** How many bytes of a message are looked at: of a longer one no more need be read. */
  public int messageBytes() {
    return message.maxMessageBytes();
  }
}
