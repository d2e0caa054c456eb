package org.hamlet.scanner;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hamlet.rule.ConfigProblem;
import org.hamlet.rule.ConfigSource;
import org.hamlet.rule.PreferencesReader;
import org.hamlet.rule.RuleSet;
import org.hamlet.rule.Surroundings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The setup of a site and those of its users, which are the site's with preferences on top.
 * Preferences are read at each scan and a setup is made when their text is new, so that no change
 * is missed and users who wrote the same share one. Thread-safe.
 */
final class Setups {

  /** Most setups of users kept, each of about 1 MB; the one used longest ago goes first. */
  static final int MAX_KEPT = 16;

  /** Most problems of one text that are logged; of the rest the number. */
  static final int MAX_TOLD = 20;

  /** Most users of whom is remembered why their preferences were left out; it is told once. */
  static final int MAX_UNREADABLE = 1000;

  private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x1F\\x7F-\\x9F]");

  private final Setup site;
  private final Optional<UserPreferences> preferences;
  private final Optional<PreferencesReader> reader;
  private final Map<String, String> unreadable = new LinkedHashMap<>();
  private final Map<List<String>, UserSetup> byText = new LinkedHashMap<>(MAX_KEPT, 0.75f, true);

  /**
   * None of a user made yet.
   *
   * @param surroundings what lines depend on; those the site's rules were read with
   */
  Setups(Setup site, Optional<UserPreferences> preferences, Surroundings surroundings) {
    this.site = site;
    this.preferences = preferences;
    this.reader = preferences.map(used -> new PreferencesReader(site.rules(), surroundings));
  }

  /** The site's. */
  Setup site() {
    return site;
  }

  /** The one for a scan: the site's where the user has no preferences, or none can be read. */
  Setup of(Optional<String> user) {
    if (user.isEmpty() || preferences.isEmpty()) {
      return site;
    }
    try {
      List<PreferenceText> texts = preferences.get().of(user.get());
      readable(user.get());
      return texts.isEmpty() ? site : kept(texts).setup(() -> make(texts));
    } catch (IOException e) {
      leftOut(user.get(), String.valueOf(e.getMessage()));
      return site;
    }
  }

  private void leftOut(String user, String why) {
    synchronized (unreadable) {
      if (why.equals(unreadable.get(user))) {
        return;
      }
      if (unreadable.size() >= MAX_UNREADABLE) {
        unreadable.remove(unreadable.keySet().iterator().next());
      }
      unreadable.put(user, why);
    }
    log().warn("preferences of {} are left out: {}", printable(user), printable(why));
  }

  private void readable(String user) {
    synchronized (unreadable) {
      unreadable.remove(user);
    }
  }

  private synchronized UserSetup kept(List<PreferenceText> texts) {
    List<String> octets = texts.stream().map(PreferenceText::octets).toList();
    UserSetup known = byText.get(octets);
    if (known == null) {
      if (byText.size() >= MAX_KEPT) {
        byText.remove(byText.keySet().iterator().next());
      }
      known = new UserSetup();
      byText.put(octets, known);
    }
    return known;
  }

  private Setup make(List<PreferenceText> texts) {
    List<ConfigSource> sources =
        texts.stream().map(text -> ConfigSource.octets(text.name(), text.octets())).toList();
    RuleSet rules = reader.orElseThrow().read(sources);
    tell(rules.problems());
    return site.forUser(rules);
  }

  /** One that is made by whoever wants it first, while others wait who want the same. */
  private static final class UserSetup {

    private Optional<Setup> made = Optional.empty();

    synchronized Setup setup(Supplier<Setup> maker) {
      if (made.isEmpty()) {
        made = Optional.of(maker.get());
      }
      return made.get();
    }
  }

  /** What a user wrote or is called may be anything; a log is for terminals. */
  private static String printable(String text) {
    return CONTROLS.matcher(text).replaceAll("_");
  }

  /** Where and why; the lines themselves stay out of the log. */
  private static void tell(List<ConfigProblem> problems) {
    problems.stream()
        .limit(MAX_TOLD)
        .forEach(
            problem -> log().info("{}", printable(problem.position() + ": " + problem.text())));
    if (problems.size() > MAX_TOLD) {
      log().info("and {} further problems", problems.size() - MAX_TOLD);
    }
  }

  /** Made when there is something to tell: to set up a log takes longer than a scan. */
  private static Logger log() {
    return LoggerFactory.getLogger(Setups.class);
  }
}
