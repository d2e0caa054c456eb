package org.hamlet.content.office;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What was found in the attachments of a message.
 *
 * @param all of which kinds
 * @param targets the web addresses that packages refer to, each once and as written, {@code mhtml:}
 *     in front of those that are to be read so
 */
public record OfficeFindings(Set<OfficeFinding> all, List<String> targets) {

  private static final String MHTML = "mhtml:";

  /** With copies of both. */
  public OfficeFindings {
    all = Set.copyOf(all);
    targets = List.copyOf(targets);
  }

  /** The addresses alone, as the links of a message. */
  public List<String> uris() {
    return targets.stream().map(OfficeFindings::uri).distinct().toList();
  }

  /** Those that are to be read as MHTML, with that word. */
  public List<String> mhtmlTargets() {
    return targets.stream().filter(OfficeFindings::isMhtml).toList();
  }

  static boolean isMhtml(String target) {
    return startsWith(target, MHTML);
  }

  static boolean leadsToTheWeb(String target) {
    String uri = uri(target);
    return startsWith(uri, "http://") || startsWith(uri, "https://");
  }

  private static String uri(String target) {
    return isMhtml(target) ? target.substring(MHTML.length()) : target;
  }

  private static boolean startsWith(String text, String lower) {
    return text.length() >= lower.length()
        && text.substring(0, lower.length()).toLowerCase(Locale.ROOT).equals(lower);
  }
}
