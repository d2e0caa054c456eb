package org.hamlet.rule;

import java.util.List;

/**
 * One keyword of the configuration language.
 *
 * @param name current spelling
 * @param shape what its value looks like and what a line does
 * @param defaultValue as it would be written, empty when there is none
 * @param privilege who may use it
 * @param state whether it has its effect here
 * @param targets settings that a clearing or removing keyword acts on
 * @param aliases older spellings
 * @param reason why it has no meaning here; empty when it has one
 */
public record Setting(
    String name,
    Shape shape,
    String defaultValue,
    Privilege privilege,
    State state,
    List<String> targets,
    List<String> aliases,
    String reason) {

  /** What a line with the keyword does. */
  public enum Shape {
    /** {@code 1}, {@code yes}, {@code 0} or {@code no}; the last line wins. */
    FLAG,
    /** A number; the last line wins. */
    NUMBER,
    /** A number with {@code s m h d w}, seconds without; the last line wins. */
    DURATION,
    /** Any text; the last line wins. */
    TEXT,
    /** Words that are added to a list. */
    WORDS,
    /** Address globs that are added to a list. */
    ADDRESSES,
    /** An address glob and a word that qualifies it, added to a list. */
    PAIRS,
    /** The whole value is added to a list. */
    LINES,
    /** A key and its value; the last line of a key wins. */
    ENTRIES,
    /** Empties other lists, or takes the given words out of them. */
    CLEAR,
    /** Takes addresses out of other lists. */
    REMOVE,
    /** The keyword goes on after the name: {@code bayes_stopword_de}. */
    PREFIX,
    /** Defines a rule or says something about one. */
    RULE,
    /** Has a meaning of its own. */
    SPECIAL
  }

  /** Who may use a keyword. */
  public enum Privilege {
    /** Site and users. */
    USER,
    /** The site, and users where {@code allow_user_rules} is set. */
    PRIV,
    /** The site, and users who have stores of their own ({@code hamlet_user_stores}). */
    STORE,
    /** The site only. */
    ADMIN
  }

  /** Whether a keyword has its effect. */
  public enum State {
    /** It does what it does in SpamAssassin. */
    WORKS,
    /** It is read and checked and has no effect yet. */
    ACCEPTED,
    /** It is read and checked, and there is nothing here that it could change. */
    NONE
  }
}
