package org.hamlet.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamlet.verdict.RuleName;

/** Which metas name which rules. */
final class MetaNames {

  private MetaNames() {}

  /** The metas that name each rule. */
  static Map<RuleName, List<RuleName>> dependents(Map<RuleName, Rule> rules) {
    Map<RuleName, List<RuleName>> dependents = new HashMap<>();
    for (Rule rule : rules.values()) {
      if (rule instanceof Rule.MetaRule meta) {
        for (RuleName name : meta.expression().names()) {
          List<RuleName> known = dependents.get(name);
          if (known == null) {
            known = new ArrayList<>(2);
            dependents.put(name, known);
          }
          known.add(meta.name());
        }
      }
    }
    return dependents;
  }
}
