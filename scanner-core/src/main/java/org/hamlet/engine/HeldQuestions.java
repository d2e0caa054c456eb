package org.hamlet.engine;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsQuestion;

/**
 * Questions of one scan that wait until it is clear that their answers can matter ({@code
 * hamlet_dns_effort frugal}), by the list they are for, and which rules wait for each list. One
 * thread.
 */
final class HeldQuestions {

  private final Map<String, Map<DnsQuestion, Awaited<DnsAnswer>>> byList = new LinkedHashMap<>();
  private final Map<String, BitSet> rules = new HashMap<>();
  private final Map<String, BitSet> readers = new HashMap<>();
  private final Map<String, Set<String>> feeds = new HashMap<>();
  private final Set<String> opened = new HashSet<>();
  private final Set<String> free = new HashSet<>();

  /** A question for a list was answered by what is remembered. */
  void free(String list) {
    free.add(list);
  }

  /** How many lists said all they were asked, and nothing that makes one of those rules hit. */
  int silentForFree(BitSet hit) {
    int silent = 0;
    for (String list : free) {
      silent += byList.containsKey(list) || rulesOf(list).intersects(hit) ? 0 : 1;
    }
    return silent;
  }

  /** Whether questions for a list wait. */
  boolean holds(String list) {
    return !list.isEmpty() && !opened.contains(list);
  }

  void add(String list, DnsQuestion question, Awaited<DnsAnswer> answer) {
    byList.computeIfAbsent(list, l -> new LinkedHashMap<>()).put(question, answer);
  }

  /** A question that waits is one for this list as well: whichever is let go first asks it. */
  void alsoFor(String list, DnsQuestion question) {
    byList.values().stream()
        .flatMap(questions -> Optional.ofNullable(questions.get(question)).stream())
        .findFirst()
        .ifPresent(answer -> add(list, question, answer));
  }

  /** A rule waits for what a list says. */
  void stake(String list, int rule) {
    rules.computeIfAbsent(list, l -> new BitSet()).set(rule);
  }

  /** What a list says goes into a set that rules read. */
  void feed(String set, String list) {
    feeds.computeIfAbsent(list, l -> new LinkedHashSet<>()).add(set);
  }

  /** A rule reads a set. */
  void read(String set, int rule) {
    readers.computeIfAbsent(set, s -> new BitSet()).set(rule);
  }

  /** The lists with questions that wait. */
  Set<String> lists() {
    return byList.keySet();
  }

  int count(String list) {
    return byList.getOrDefault(list, Map.of()).size();
  }

  /** The rules that could hit by what a list says. */
  BitSet rulesOf(String list) {
    BitSet all = new BitSet();
    all.or(rules.getOrDefault(list, new BitSet()));
    for (String set : feeds.getOrDefault(list, Set.of())) {
      all.or(readers.getOrDefault(set, new BitSet()));
    }
    return all;
  }

  /** Lets one question go, if it waits for any list. */
  Optional<Awaited<DnsAnswer>> take(DnsQuestion question) {
    List<Awaited<DnsAnswer>> answers =
        byList.values().stream()
            .flatMap(questions -> Optional.ofNullable(questions.remove(question)).stream())
            .toList();
    byList.values().removeIf(Map::isEmpty);
    return answers.stream().findFirst();
  }

  /** Lets a list's questions go, also those to come. */
  Map<DnsQuestion, Awaited<DnsAnswer>> open(String list) {
    opened.add(list);
    Map<DnsQuestion, Awaited<DnsAnswer>> questions = byList.remove(list);
    if (questions == null) {
      return Map.of();
    }
    byList.values().forEach(others -> others.keySet().removeAll(questions.keySet()));
    byList.values().removeIf(Map::isEmpty);
    return questions;
  }
}
