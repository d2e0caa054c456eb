package org.hamlet.eval.net;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.net.DnsQuestion;
import org.hamlet.verdict.LimitLog;

/**
 * The name that an {@code askdns} rule asks about, with places for tags.
 *
 * @param text as written
 * @param tags the tags named, each once, {@code HEADER(...)} with its argument
 */
record AskTemplate(String text, List<String> tags) {

  /** Most names one template gives. */
  static final int MAX_NAMES = 50;

  private static final Pattern LABEL = Pattern.compile("\\w(?:[\\w-]{0,61}\\w)?");

  private static final Pattern HOST_LABEL =
      Pattern.compile("[A-Za-z\\d](?:[A-Za-z\\d-]{0,61}[A-Za-z\\d])?");

  private static final Pattern TAG = Pattern.compile("_([A-Z][A-Z\\d]*(?:\\([^)]*\\))?)_");

  static AskTemplate of(String text) {
    Set<String> tags = new LinkedHashSet<>();
    Matcher matcher = TAG.matcher(text);
    while (matcher.find()) {
      tags.add(matcher.group(1));
    }
    return new AskTemplate(text, List.copyOf(tags));
  }

  /**
   * Whether a name is asked about: at least two labels, the last two without underscores, none with
   * a hyphen at an end or other signs (as observed of SpamAssassin 4.0.1).
   */
  static boolean isHost(String name) {
    String[] labels = DnsQuestion.canonical(name).split("\\.", -1);
    for (int i = 0; i < labels.length; i++) {
      Pattern wanted = i < labels.length - 2 ? LABEL : HOST_LABEL;
      if (!wanted.matcher(labels[i]).matches()) {
        return false;
      }
    }
    return labels.length > 1;
  }

  /** What stands behind the last tag is the list; empty without a tag before it. */
  String zone() {
    int end = 0;
    for (String tag : tags) {
      String place = "_" + tag + "_";
      end = Math.max(end, text.lastIndexOf(place) + place.length());
    }
    String rest = text.substring(end);
    return end > 0 && rest.startsWith(".") && rest.indexOf('.', 1) > 0
        ? DnsQuestion.canonical(rest.substring(1))
        : "";
  }

  /** The names that the values give: one of each tag, in all combinations. */
  Set<String> names(Map<String, List<String>> values, LimitLog log) {
    List<String> names = new ArrayList<>(List.of(text));
    for (String tag : tags) {
      List<String> longer = new ArrayList<>();
      for (String name : names) {
        for (String value : values.getOrDefault(tag, List.of())) {
          if (longer.size() == MAX_NAMES) {
            log.reached(AskTemplate.class, "MAX_NAMES", MAX_NAMES, "names");
            break;
          }
          longer.add(name.replace("_" + tag + "_", value));
        }
      }
      names = longer;
    }
    return new LinkedHashSet<>(names);
  }
}
