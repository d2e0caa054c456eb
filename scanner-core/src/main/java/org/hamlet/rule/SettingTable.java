package org.hamlet.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every keyword that sets something, read from the resource {@code settings.tsv}. Immutable;
 * thread-safe.
 */
public final class SettingTable {

  private static final int COLUMNS = 8;

  /** How many letters a suggestion may differ in. */
  static final int MAX_TYPOS = 2;

  private final Map<String, Setting> byName;
  private final Map<String, Setting> bySpelling;

  private SettingTable(Map<String, Setting> byName, Map<String, Setting> bySpelling) {
    this.byName = byName;
    this.bySpelling = bySpelling;
  }

  /** The table of this version. */
  public static SettingTable load() {
    String text;
    try (InputStream in = SettingTable.class.getResourceAsStream("settings.tsv")) {
      text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Setting> names = new LinkedHashMap<>();
    Map<String, Setting> spellings = new HashMap<>();
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      if (text.charAt(at) != '#') {
        Setting setting = parse(text.substring(at, end));
        names.put(setting.name(), setting);
        spellings.put(setting.name(), setting);
        for (String alias : setting.aliases()) {
          spellings.put(alias, setting);
        }
      }
      at = end + 1;
    }
    return new SettingTable(Collections.unmodifiableMap(names), spellings);
  }

  private static Setting parse(String row) {
    String[] cells = new String[COLUMNS];
    int at = 0;
    for (int i = 0; i < COLUMNS; i++) {
      int tab = row.indexOf('\t', at);
      int end = tab < 0 ? row.length() : tab;
      cells[i] = row.substring(at, end);
      at = Math.min(end + 1, row.length());
    }
    return new Setting(
        cells[0],
        Setting.Shape.valueOf(cells[1].toUpperCase(Locale.ROOT)),
        cells[2],
        Setting.Privilege.valueOf(cells[3].toUpperCase(Locale.ROOT)),
        Setting.State.valueOf(cells[4].toUpperCase(Locale.ROOT)),
        List.copyOf(Words.of(cells[5])),
        List.copyOf(Words.of(cells[6])),
        cells[7]);
  }

  /** All settings in alphabetical order. */
  public Collection<Setting> all() {
    return byName.values();
  }

  /** The setting with that current name. */
  public Optional<Setting> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The setting that a keyword means, older spellings and prefixes included. */
  Optional<Setting> meantBy(String keyword) {
    Setting exact = bySpelling.get(keyword);
    if (exact != null && exact.shape() != Setting.Shape.PREFIX) {
      return Optional.of(exact);
    }
    int underscore = keyword.lastIndexOf('_');
    Setting prefix = underscore < 0 ? null : byName.get(keyword.substring(0, underscore + 1));
    return Optional.ofNullable(prefix);
  }

  /** The name that is least different from a mistyped one, when it is little enough. */
  Optional<String> nearestTo(String mistyped) {
    String nearest = "";
    int least = MAX_TYPOS + 1;
    for (String name : byName.keySet()) {
      int typos = Typos.between(mistyped, name, MAX_TYPOS);
      if (typos < least) {
        least = typos;
        nearest = name;
      }
    }
    return nearest.isEmpty() ? Optional.empty() : Optional.of(nearest);
  }
}
