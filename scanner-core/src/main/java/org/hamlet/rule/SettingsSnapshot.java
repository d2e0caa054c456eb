package org.hamlet.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;

/** The {@link Settings} of a configuration in a snapshot. */
final class SettingsSnapshot {

  private SettingsSnapshot() {}

  static void write(Settings from, SnapshotWriter out) {
    Settings.Values settings = from.values();
    entries(settings.scalars(), out);
    out.number(settings.lists().size());
    settings.lists().forEach((name, list) -> list(name, list, out));
    out.number(settings.maps().size());
    settings
        .maps()
        .forEach(
            (name, map) -> {
              out.text(name);
              entries(map, out);
            });
    out.number(settings.addresses().size());
    settings.addresses().forEach((name, addresses) -> list(name, addresses.globs(), out));
    out.number(settings.hostLists().size());
    settings
        .hostLists()
        .forEach(
            (name, hosts) -> {
              out.text(name).number(hosts.size());
              hosts.forEach((host, wanted) -> out.text(host).flag(wanted));
            });
  }

  private static void list(String name, List<String> list, SnapshotWriter out) {
    out.text(name).number(list.size());
    list.forEach(out::text);
  }

  private static void entries(Map<String, String> map, SnapshotWriter out) {
    out.number(map.size());
    map.forEach((key, value) -> out.text(key).text(value));
  }

  static Settings read(SnapshotReader in) throws SnapshotDamage {
    Map<String, String> scalars = entries(in);
    Map<String, List<String>> lists = new HashMap<>();
    for (int left = in.count(2); left > 0; left--) {
      String name = in.text();
      lists.put(name, list(in));
    }
    Map<String, Map<String, String>> maps = new HashMap<>();
    for (int left = in.count(2); left > 0; left--) {
      String name = in.text();
      maps.put(name, entries(in));
    }
    Map<String, AddressList> addresses = new HashMap<>();
    for (int left = in.count(2); left > 0; left--) {
      String name = in.text();
      addresses.put(name, new AddressList(list(in)));
    }
    Map<String, Map<String, Boolean>> hosts = new HashMap<>();
    for (int left = in.count(2); left > 0; left--) {
      String name = in.text();
      hosts.put(name, hosts(in));
    }
    return new Settings(
        SettingTable.load(), new Settings.Values(scalars, lists, maps, addresses, hosts));
  }

  private static List<String> list(SnapshotReader in) throws SnapshotDamage {
    int count = in.count(1);
    List<String> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(in.text());
    }
    return List.copyOf(list);
  }

  private static Map<String, String> entries(SnapshotReader in) throws SnapshotDamage {
    Map<String, String> entries = new LinkedHashMap<>();
    for (int left = in.count(2); left > 0; left--) {
      String key = in.text();
      entries.put(key, in.text());
    }
    return Collections.unmodifiableMap(entries);
  }

  private static Map<String, Boolean> hosts(SnapshotReader in) throws SnapshotDamage {
    Map<String, Boolean> hosts = new LinkedHashMap<>();
    for (int left = in.count(2); left > 0; left--) {
      String host = in.text();
      hosts.put(host, in.flag());
    }
    return Collections.unmodifiableMap(hosts);
  }
}
