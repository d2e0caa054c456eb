package org.hamlet.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hamlet.snapshot.SnapshotDamage;
import org.hamlet.snapshot.SnapshotReader;
import org.hamlet.snapshot.SnapshotWriter;
import org.hamlet.verdict.RuleName;

/** The names of rules in a snapshot, each written once and numbered. One thread. */
final class NameNumbers {

  private final Map<RuleName, Integer> numbers = new LinkedHashMap<>();

  private NameNumbers() {}

  /** All names that rules have or name. */
  static NameNumbers of(RuleSet set) {
    NameNumbers all = new NameNumbers();
    set.rules().keySet().forEach(all::add);
    for (Rule rule : set.rules().values()) {
      if (rule instanceof Rule.MetaRule meta) {
        meta.expression().names().forEach(all::add);
      }
    }
    return all;
  }

  private void add(RuleName name) {
    numbers.putIfAbsent(name, numbers.size());
  }

  int of(RuleName name) {
    return numbers.get(name);
  }

  void write(SnapshotWriter out) {
    out.number(numbers.size());
    numbers.keySet().forEach(name -> out.text(name.text()));
  }

  static RuleName[] read(SnapshotReader in) throws SnapshotDamage {
    RuleName[] names = new RuleName[in.count(1)];
    for (int i = 0; i < names.length; i++) {
      String text = in.text();
      if (!RuleName.isLegal(text)) {
        throw new SnapshotDamage("no name of a rule");
      }
      names[i] = new RuleName(text);
    }
    return names;
  }
}
