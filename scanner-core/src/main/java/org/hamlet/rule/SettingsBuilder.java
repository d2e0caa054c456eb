package org.hamlet.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Collects settings while lines are read, starting from nothing or from finished settings, whose
 * collections it shares until a line changes them. One thread.
 */
final class SettingsBuilder {

  private final Map<String, String> scalars = new HashMap<>();
  private final Map<String, List<String>> lists = new HashMap<>();
  private final Map<String, Map<String, String>> maps = new HashMap<>();
  private final Map<String, Map<String, Boolean>> hostLists = new HashMap<>();
  private final Map<String, AddressList> prepared = new HashMap<>();
  private final Map<String, List<String>> addressLists = new HashMap<>();

  SettingsBuilder() {
    lists.put("bayes_token_sources", TokenSources.DEFAULT);
    for (boolean spam : new boolean[] {false, true}) {
      map(AddedHeaders.listFor(spam))
          .put(AddedHeaders.CHECKER_VERSION, AddedHeaders.CHECKER_VERSION_TEMPLATE);
    }
  }

  SettingsBuilder(Settings base) {
    Settings.Values values = base.values();
    scalars.putAll(values.scalars());
    lists.putAll(values.lists());
    maps.putAll(values.maps());
    hostLists.putAll(values.hostLists());
    prepared.putAll(values.addresses());
  }

  void set(String name, String value) {
    scalars.put(name, value);
  }

  boolean flag(String name) {
    return "1".equals(scalars.get(name));
  }

  /** The list under a name, to be changed. */
  List<String> list(String name) {
    List<String> known = lists.get(name);
    if (known instanceof ArrayList) {
      return known;
    }
    List<String> list = known == null ? new ArrayList<>() : new ArrayList<>(known);
    lists.put(name, list);
    return list;
  }

  /** Puts another list under a name. */
  void replaceList(String name, List<String> list) {
    lists.put(name, list);
  }

  /** The entries under a name, to be changed. */
  Map<String, String> map(String name) {
    Map<String, String> known = maps.get(name);
    if (known instanceof LinkedHashMap) {
      return known;
    }
    Map<String, String> map = known == null ? new LinkedHashMap<>() : new LinkedHashMap<>(known);
    maps.put(name, map);
    return map;
  }

  /** The address globs under a name, to be changed. */
  List<String> addressList(String name) {
    List<String> list = addressLists.get(name);
    if (list == null) {
      AddressList known = prepared.get(name);
      list = known == null ? new ArrayList<>() : new ArrayList<>(known.globs());
      addressLists.put(name, list);
    }
    return list;
  }

  /** The hosts of a named list, to be changed. */
  Map<String, Boolean> hostList(String name) {
    Map<String, Boolean> known = hostLists.get(name);
    if (known instanceof LinkedHashMap) {
      return known;
    }
    Map<String, Boolean> map = known == null ? new LinkedHashMap<>() : new LinkedHashMap<>(known);
    hostLists.put(name, map);
    return map;
  }

  /** Names of the lists of hosts. */
  List<String> hostListNames() {
    return List.copyOf(hostLists.keySet());
  }

  /** Takes an address out of a list whose entries begin with one. */
  void removeAddress(String name, String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    if (addressLists.containsKey(name) || prepared.containsKey(name)) {
      addressList(name).remove(lower);
    }
    if (lists.containsKey(name)) {
      list(name).removeIf(entry -> entry.equals(lower) || entry.startsWith(lower + " "));
    }
  }

  void clear(String name) {
    lists.remove(name);
    maps.remove(name);
    addressLists.remove(name);
    prepared.remove(name);
  }

  Map<String, String> scalars() {
    return new HashMap<>(scalars);
  }

  Map<String, List<String>> lists() {
    Map<String, List<String>> copy = new HashMap<>();
    for (Map.Entry<String, List<String>> e : lists.entrySet()) {
      copy.put(e.getKey(), List.copyOf(e.getValue()));
    }
    return copy;
  }

  Map<String, Map<String, String>> maps() {
    return frozen(maps);
  }

  Map<String, Map<String, Boolean>> hostLists() {
    return frozen(hostLists);
  }

  private static <V> Map<String, Map<String, V>> frozen(Map<String, Map<String, V>> all) {
    Map<String, Map<String, V>> copy = new HashMap<>();
    for (Map.Entry<String, Map<String, V>> e : all.entrySet()) {
      boolean own = e.getValue() instanceof LinkedHashMap;
      Map<String, V> value =
          own ? Collections.unmodifiableMap(new LinkedHashMap<>(e.getValue())) : e.getValue();
      copy.put(e.getKey(), value);
    }
    return copy;
  }

  Map<String, AddressList> addresses() {
    Map<String, AddressList> copy = new HashMap<>(prepared);
    for (Map.Entry<String, List<String>> e : addressLists.entrySet()) {
      copy.put(e.getKey(), new AddressList(e.getValue()));
    }
    return copy;
  }
}
