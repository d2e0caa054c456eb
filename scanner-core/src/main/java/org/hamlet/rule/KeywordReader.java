package org.hamlet.rule;

import java.util.List;
import java.util.Optional;

/**
 * Obeys one line: looks its keyword up, checks the rights, and hands it to the reader of that kind
 * of value. One thread.
 */
final class KeywordReader {

  private final SettingTable table;
  private final ReadingState state;
  private final ValueReader values;
  private final SpecialReader specials;
  private final RuleLineReader rules;

  KeywordReader(SettingTable table, ReadingState state) {
    this.table = table;
    this.state = state;
    this.values = new ValueReader(state.settings());
    this.specials = new SpecialReader(state);
    this.rules = new RuleLineReader(state.drafts(), state.plugins());
  }

  /** Uses the line or notes a problem; never throws for what is written there. */
  void obey(ConfigLine line) {
    Optional<Setting> setting = table.meantBy(line.key());
    if (setting.isEmpty()) {
      state.problems().add(line.keyError(unknown(line.key())));
    } else if (isAllowed(setting.get(), line)) {
      try {
        obey(setting.get(), line);
      } catch (BadLine e) {
        state.problems().add(e.problem(line));
      }
    }
  }

  private String unknown(String key) {
    if (state.problems().isFull()) {
      return "";
    }
    if (key.startsWith("if(")) {
      return "unknown keyword " + key + "; if needs a space after it";
    }
    return "unknown keyword "
        + key
        + table.nearestTo(key).map(name -> "; did you mean " + name + "?").orElse("");
  }

  private boolean isAllowed(Setting setting, ConfigLine line) {
    Optional<String> missing =
        state.rights() == ReadingState.Rights.SITE ? Optional.empty() : missing(setting);
    missing.ifPresent(why -> state.problems().add(line.keyError(line.key() + why)));
    return missing.isEmpty();
  }

  /** Why a user may not set it. */
  private Optional<String> missing(Setting setting) {
    return switch (setting.privilege()) {
      case USER -> Optional.empty();
      case PRIV -> unless("allow_user_rules");
      case STORE -> unless("hamlet_user_stores");
      case ADMIN -> Optional.of(" may only be set by the administrator");
    };
  }

  private Optional<String> unless(String flag) {
    return state.settings().flag(flag) ? Optional.empty() : Optional.of(" needs " + flag);
  }

  private void obey(Setting setting, ConfigLine line) throws BadLine {
    switch (setting.shape()) {
      case RULE -> rules.read(line);
      case SPECIAL -> specials.read(setting, line);
      case CLEAR -> clear(setting, line);
      default -> values.read(setting, line);
    }
  }

  private void clear(Setting setting, ConfigLine line) throws BadLine {
    boolean takesWords =
        setting.name().equals("clear_uridnsbl_skip_domain")
            || setting.name().equals("clear_url_shortener");
    if (!line.value().isEmpty() && !takesWords) {
      throw new BadLine(0, setting.name() + " takes no value");
    }
    List<String> words = Words.of(line.value());
    for (String target : setting.targets()) {
      if (words.isEmpty()) {
        state.settings().clear(target);
      } else {
        state.settings().list(target).removeAll(words);
      }
    }
  }
}
