package org.hamlet.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parts that occur again and again in the patterns of a rule set, the texts of replace tags above
 * all: parsed once each. With SpamAssassin's rules nine tenths of all pattern text is such parts.
 * To be dropped when the rules are loaded. One thread at a time.
 */
public final class PatternFragments {

  /** No fragments. */
  static final PatternFragments NONE = new PatternFragments(List.of());

  /** Characters of a fragment that are looked up; shorter ones are not worth it. */
  private static final int KEY_CHARS = 16;

  /** A text and what it means under the modes it was met with. */
  private record Fragment(String text, Map<Modes, Node> parsed) {}

  private final Map<String, List<Fragment>> byBeginning = new HashMap<>();
  private final IdentityHashMap<Node, LiteralFacts> facts = new IdentityHashMap<>();

  private PatternFragments(Iterable<String> texts) {
    for (String text : texts) {
      boolean closed = text.startsWith("(?:") || text.startsWith("[");
      if (closed && text.length() > KEY_CHARS) {
        byBeginning
            .computeIfAbsent(text.substring(0, KEY_CHARS), key -> new ArrayList<>())
            .add(new Fragment(text, new HashMap<>()));
      }
    }
  }

  /** The texts of a rule set's tags, as far as they are groups or classes. */
  public static PatternFragments of(ReplaceTags tags) {
    return new PatternFragments(tags.expandedTags());
  }

  /**
   * As {@link PerlPattern#compile}.
   *
   * @throws PatternProblem when Perl, SpamAssassin or this package refuses the pattern
   */
  public PerlPattern compile(String source) throws PatternProblem {
    return PerlPattern.compile(source, this);
  }

  /** A fragment in a pattern. */
  final class Found {
    private final Fragment fragment;
    private final Modes modes;

    private Found(Fragment fragment, Modes modes) {
      this.fragment = fragment;
      this.modes = modes;
    }

    int length() {
      return fragment.text().length();
    }

    Optional<Node> node() {
      return Optional.ofNullable(fragment.parsed().get(modes));
    }

    /** Keeps what was parsed at this place. */
    void keep(Node node) {
      fragment.parsed().put(modes, node);
      facts.put(node, LiteralAnalysis.factsOf(node));
    }
  }

  /** The longest fragment that begins at a place of a pattern. */
  Optional<Found> at(PatternCursor in, Modes modes) {
    if (byBeginning.isEmpty()) {
      return Optional.empty();
    }
    return byBeginning.getOrDefault(in.ahead(KEY_CHARS), List.of()).stream()
        .filter(f -> in.startsWith(f.text()))
        .reduce((f, g) -> f.text().length() >= g.text().length() ? f : g)
        .map(f -> new Found(f, modes));
  }

  /** What is known about the literals of kept nodes. */
  Map<Node, LiteralFacts> facts() {
    return facts;
  }
}
