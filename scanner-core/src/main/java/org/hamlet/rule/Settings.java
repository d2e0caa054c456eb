package org.hamlet.rule;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings of a configuration by their current names (old spellings are mapped when read), with
 * the defaults for all that were not set. Asking for a name that does not exist, or with the wrong
 * type, throws {@link IllegalArgumentException}: it is a bug of the caller. Immutable; thread-safe.
 */
public final class Settings {

  /** Where the versions of rule files are kept; no keyword has such a name. */
  static final String UPDATES = "# UPDATE version";

  private final SettingTable table;
  private final Values values;

  Settings(SettingTable table, SettingsBuilder from) {
    this(
        table,
        new Values(from.scalars(), from.lists(), from.maps(), from.addresses(), from.hostLists()));
  }

  Settings(SettingTable table, Values values) {
    this.table = table;
    this.values = values;
  }

  /** What was set, by name; nobody changes it. */
  record Values(
      Map<String, String> scalars,
      Map<String, List<String>> lists,
      Map<String, Map<String, String>> maps,
      Map<String, AddressList> addresses,
      Map<String, Map<String, Boolean>> hostLists) {}

  Values values() {
    return values;
  }

  /** The defaults alone, as without any configuration. */
  public static Settings defaults() {
    SettingTable table = SettingTable.load();
    return new Settings(table, new SettingsBuilder());
  }

  /** A yes/no setting, or whether a number is not 0. */
  public boolean flag(String name) {
    String value = scalar(name, Setting.Shape.FLAG, Setting.Shape.NUMBER);
    return !value.isEmpty() && !value.equals("0");
  }

  /** A number; 0 when not set and without default. */
  public double number(String name) {
    String value = scalar(name, Setting.Shape.NUMBER, Setting.Shape.FLAG);
    return value.isEmpty() ? 0 : Double.parseDouble(value);
  }

  /** A duration; zero when not set and without default. */
  public Duration duration(String name) {
    String value = scalar(name, Setting.Shape.DURATION, Setting.Shape.NUMBER);
    return value.isEmpty() ? Duration.ZERO : ScalarSyntax.duration(value).orElseThrow();
  }

  /** How long answers are waited for at least, when {@code rbl_timeout} has a second number. */
  public Optional<Duration> leastRblTimeout() {
    String least = values.maps().getOrDefault(RblTimeoutLine.MAP, Map.of()).get("");
    return Optional.ofNullable(least).flatMap(ScalarSyntax::duration);
  }

  /** A text; empty when not set and without default. */
  public String text(String name) {
    return scalar(name, Setting.Shape.TEXT, Setting.Shape.NUMBER);
  }

  /**
   * Every value given for a list setting, in order, after later lines removed earlier ones ({@code
   * unwelcomelist_from}, {@code clear_...}). A {@code ..._from_rcvd} or {@code ..._from_dkim} entry
   * is the glob and the word after it, one space apart.
   */
  public List<String> list(String name) {
    Setting setting =
        check(
            name,
            Setting.Shape.WORDS,
            Setting.Shape.LINES,
            Setting.Shape.PAIRS,
            Setting.Shape.SPECIAL);
    List<String> given = values.lists().get(name);
    return given == null ? Words.of(setting.defaultValue()) : given;
  }

  /**
   * Entries of a setting whose lines are {@code key value}, in order, the last of a key winning; of
   * a setting whose name goes on ({@code bayes_stopword_de}), by the rest of the name.
   */
  public Map<String, String> map(String name) {
    check(name, Setting.Shape.ENTRIES, Setting.Shape.PREFIX);
    return values.maps().getOrDefault(name, Map.of());
  }

  /** An address list: globs already prepared. */
  public AddressList addresses(String name) {
    check(name, Setting.Shape.ADDRESSES);
    return values.addresses().getOrDefault(name, AddressList.EMPTY);
  }

  /** A named list of {@code enlist_addrlist}; the address list settings are named lists as well. */
  public Optional<AddressList> namedAddresses(String list) {
    return Optional.ofNullable(values.addresses().get(list));
  }

  /** The address lists whose names begin so, by the rest of the name. */
  public Map<String, AddressList> addressListsOf(String prefix) {
    Map<String, AddressList> found = new TreeMap<>();
    values
        .addresses()
        .forEach(
            (name, list) -> {
              if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), list);
              }
            });
    return found;
  }

  /**
   * A named list of {@code enlist_uri_host}: lower-case hosts, {@code false} for those excluded
   * with {@code !}. {@code BLOCK} and {@code WELCOME} are those of {@code blocklist_uri_host} and
   * {@code welcomelist_uri_host}.
   */
  public Optional<Map<String, Boolean>> hostList(String list) {
    return Optional.ofNullable(values.hostLists().get(list));
  }

  /** Headers to add, by name without {@code X-Spam-}, to templates, in order. */
  public Map<String, String> addedHeaders(boolean spam) {
    return values.maps().getOrDefault(AddedHeaders.listFor(spam), Map.of());
  }

  /** Whether a plugin is loaded, by its name without package, such as {@code AWL}. */
  public boolean isLoaded(String plugin) {
    return list("loadplugin").contains(plugin);
  }

  /**
   * Versions that rule files say of themselves in a line {@code # UPDATE version N}, in the order
   * of the files' names.
   */
  public List<String> rulesVersions() {
    return List.copyOf(new TreeMap<>(values.maps().getOrDefault(UPDATES, Map.of())).values());
  }

  /** Whether a line set it, rather than the default. */
  public boolean isSet(String name) {
    return values.scalars().containsKey(name)
        || values.lists().containsKey(name)
        || values.maps().containsKey(name);
  }

  private String scalar(String name, Setting.Shape... allowed) {
    Setting setting = check(name, allowed);
    return values.scalars().getOrDefault(name, setting.defaultValue());
  }

  private Setting check(String name, Setting.Shape... allowed) {
    Setting setting =
        table
            .named(name)
            .orElseThrow(() -> new IllegalArgumentException("no setting is named " + name));
    for (Setting.Shape shape : allowed) {
      if (setting.shape() == shape) {
        return setting;
      }
    }
    throw new IllegalArgumentException(name + " is of shape " + setting.shape());
  }
}
