package org.hamlet.rule;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Obeys the keywords whose lines mean something of their own. One thread. */
final class SpecialReader {

  /** Before the names of the lists of {@code fns_add_addrlist}. */
  static final String OWNER = "FNS_";

  private final ReadingState state;

  SpecialReader(ReadingState state) {
    this.state = state;
  }

  void read(Setting setting, ConfigLine line) throws BadLine {
    String value = line.value();
    if (value.isEmpty() != setting.name().equals("clear_headers")) {
      String text = value.isEmpty() ? " needs a value" : " takes no value";
      throw new BadLine(0, line.key() + text);
    }
    switch (setting.name()) {
      case "loadplugin", "tryplugin" -> loadPlugin(line);
      case "enable_compat" -> state.plugins().enableCompat(value);
      case "add_header" -> addHeader(value);
      case "remove_header" -> removeHeader(value);
      case "clear_headers" -> clearHeaders();
      case "enlist_addrlist" -> enlistAddresses(value);
      case "fns_add_addrlist" -> ownerAddresses(value, false);
      case "fns_remove_addrlist" -> ownerAddresses(value, true);
      case "enlist_uri_host" -> enlistHosts(value);
      case "delist_uri_host" -> delistHosts(value);
      case "blocklist_uri_host" -> putHosts("BLOCK", Words.of(value));
      case "welcomelist_uri_host" -> putHosts("WELCOME", Words.of(value));
      case "bayes_token_sources" -> tokenSources(value);
      case "uri_block_cc",
          "uri_block_cont",
          "uri_block_cidr",
          "uri_block_isp",
          "uri_block_exclude" ->
          UriBlockLine.read(setting.name(), line, state);
      default -> throw new IllegalStateException("no reader for " + setting.name());
    }
  }

  private void loadPlugin(ConfigLine line) {
    String module = Words.of(line.value()).get(0);
    if (!state.plugins().load(module) && line.key().equals("loadplugin")) {
      String text = "there is no plugin " + module + " here; what it adds has no effect";
      state.problems().add(line.warning(0, text));
    }
  }

  private void addHeader(String value) throws BadLine {
    int whichEnd = Words.endOfWord(value, 0);
    int nameStart = Words.skipSpace(value, whichEnd);
    int nameEnd = Words.endOfWord(value, nameStart);
    int textStart = Words.skipSpace(value, nameEnd);
    if (textStart == value.length()) {
      throw new BadLine(0, "expected ham, spam or all, a header name and a text");
    }
    String name = fieldName(value, nameStart, nameEnd);
    String text = unescaped(value.substring(textStart));
    for (boolean spam : kinds(value.substring(0, whichEnd))) {
      Map<String, String> headers = state.settings().map(AddedHeaders.listFor(spam));
      headers.keySet().removeIf(name::equalsIgnoreCase);
      headers.put(name, text);
    }
  }

  private static boolean[] kinds(String word) throws BadLine {
    return switch (word) {
      case "ham" -> new boolean[] {false};
      case "spam" -> new boolean[] {true};
      case "all" -> new boolean[] {false, true};
      default -> throw new BadLine(0, "expected ham, spam or all, not " + word);
    };
  }

  /** The name of an added field without {@code X-Spam-}: letters, digits, dashes, underscores. */
  private static String fieldName(String value, int start, int end) throws BadLine {
    for (int i = start; i < end; i++) {
      char c = value.charAt(i);
      boolean legal = c == '-' || c == '_' || Words.isLetterOrDigit(c);
      if (!legal) {
        throw new BadLine(i, "the name of a header field cannot have this character");
      }
    }
    return value.substring(start, end);
  }

  /** {@code \t}, {@code \n} and {@code \\} in a header template, its quotes taken off. */
  private static String unescaped(String text) {
    String inner =
        text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
            ? text.substring(1, text.length() - 1)
            : text;
    if (inner.indexOf('\\') < 0) {
      return inner;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c == '\\' && i + 1 < inner.length()) {
        char next = inner.charAt(++i);
        out.append(next == 't' ? "\t" : next == 'n' ? "\n" : next == '\\' ? "\\" : "");
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private void removeHeader(String value) throws BadLine {
    List<String> words = Words.of(value);
    if (words.size() != 2) {
      throw new BadLine(0, "expected ham, spam or all and a header name");
    }
    String name = words.get(1);
    for (boolean spam : kinds(words.get(0))) {
      if (!name.equalsIgnoreCase(AddedHeaders.CHECKER_VERSION)) {
        state.settings().map(AddedHeaders.listFor(spam)).keySet().removeIf(name::equalsIgnoreCase);
      }
    }
  }

  private void clearHeaders() {
    for (boolean spam : new boolean[] {false, true}) {
      state
          .settings()
          .map(AddedHeaders.listFor(spam))
          .keySet()
          .removeIf(name -> !name.equalsIgnoreCase(AddedHeaders.CHECKER_VERSION));
    }
  }

  private void enlistAddresses(String value) throws BadLine {
    List<String> words = Words.of(value);
    String list = listName(words.get(0));
    if (words.size() < 2) {
      throw new BadLine(value.length(), "no address is given for the list");
    }
    for (String word : words.subList(1, words.size())) {
      state.settings().addressList(list).add(word.toLowerCase(Locale.ROOT));
    }
  }

  /** Addresses of one owner: a list whose name begins as no other does. */
  private void ownerAddresses(String value, boolean taken) throws BadLine {
    List<String> words = Words.of(value);
    String list = OWNER + listName(words.get(0)).toLowerCase(Locale.ROOT);
    if (words.size() < 2) {
      throw new BadLine(value.length(), "no address is given for the list");
    }
    for (String word : words.subList(1, words.size())) {
      String address = word.toLowerCase(Locale.ROOT);
      if (taken) {
        state.settings().removeAddress(list, address);
      } else {
        state.settings().addressList(list).add(address);
      }
    }
  }

  private void enlistHosts(String value) throws BadLine {
    List<String> words = Words.of(value);
    String list = listName(words.get(0));
    if (words.size() < 2) {
      throw new BadLine(value.length(), "no host is given for the list");
    }
    putHosts(list, words.subList(1, words.size()));
  }

  private void putHosts(String list, List<String> words) {
    Map<String, Boolean> hosts = state.settings().hostList(list);
    for (String word : words) {
      boolean excluded = word.startsWith("!");
      String host = excluded ? word.substring(1) : word;
      hosts.put(host.toLowerCase(Locale.ROOT), !excluded);
    }
  }

  private void delistHosts(String value) throws BadLine {
    List<String> words = Words.of(value);
    boolean named = words.get(0).startsWith("(");
    List<String> lists = named ? List.of(listName(words.get(0))) : state.settings().hostListNames();
    for (String word : named ? words.subList(1, words.size()) : words) {
      String host = word.startsWith("!") ? word.substring(1) : word;
      for (String list : lists) {
        state.settings().hostList(list).remove(host.toLowerCase(Locale.ROOT));
      }
    }
  }

  private static String listName(String word) throws BadLine {
    if (word.length() < 3 || !word.startsWith("(") || !word.endsWith(")")) {
      throw new BadLine(0, "the name of the list must stand in parentheses");
    }
    return word.substring(1, word.length() - 1);
  }

  private void tokenSources(String value) throws BadLine {
    TokenSources.apply(value, state.settings().list("bayes_token_sources"));
  }
}
