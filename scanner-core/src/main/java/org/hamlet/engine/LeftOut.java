package org.hamlet.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.ListErrors;
import org.hamlet.net.RecordType;
import org.hamlet.verdict.LimitReached;

/** What one scan was not told by the network, and why, for the verdict to say. One thread. */
final class LeftOut {

  private final Set<String> lists = new TreeSet<>();
  private final Map<DnsAnswer.Status, Integer> untold = new EnumMap<>(DnsAnswer.Status.class);
  private final Set<String> services = new TreeSet<>();
  private final Set<String> cut;
  private boolean tooManyQuestions;
  private boolean tooManyOfLists;
  private int overBudget;

  /**
   * Nothing yet.
   *
   * @param cut what was asked for less than the message has, as it becomes known
   */
  LeftOut(Set<String> cut) {
    this.cut = cut;
  }

  /**
   * Looks whether an answer is none. Of a name that is no list only what the name server is to
   * blame for counts: that the servers of a domain are broken, rules are told.
   *
   * @param list who was asked; empty when it is no list
   */
  void look(String list, DnsAnswer answer) {
    switch (answer.status()) {
      case CLOSED -> {}
      case OVER_BUDGET -> overBudget++;
      case OK, NO_SUCH_NAME -> {
        if (!list.isEmpty() && refuses(list, answer)) {
          lists.add(list);
        }
      }
      case UNREACHABLE, TIMED_OUT, REFUSED -> {
        if (list.isEmpty()) {
          untold.merge(answer.status(), 1, Integer::sum);
        } else {
          lists.add(list);
        }
      }
      case NOT_ASKED, SERVER_FAILED, FORMAT_ERROR, NOT_IMPLEMENTED, OTHER_ERROR -> {
        if (!list.isEmpty()) {
          lists.add(list);
        }
      }
    }
  }

  private static boolean refuses(String list, DnsAnswer answer) {
    return answer.data(RecordType.A).stream().anyMatch(a -> ListErrors.isError(list, a));
  }

  void service(String name) {
    services.add(name);
  }

  void questionsBeyondLimit(boolean ofList) {
    tooManyQuestions |= !ofList;
    tooManyOfLists |= ofList;
  }

  /** All of it. */
  List<LimitReached> limits(Optional<HeldQuestions> held) {
    List<LimitReached> limits = new ArrayList<>();
    if (!cut.isEmpty()) {
      limits.add(
          new LimitReached(
              "engine.QuestionShares.MAX_PERCENT",
              QuestionShares.MAX_PERCENT
                  + " percent of the questions left: "
                  + String.join(", ", cut)));
    }
    if (tooManyOfLists) {
      limits.add(
          new LimitReached(
              "engine.ScanNetwork.MAX_LIST_QUESTIONS",
              ScanNetwork.MAX_LIST_QUESTIONS + " questions"));
    }
    if (tooManyQuestions) {
      limits.add(
          new LimitReached(
              "engine.ScanNetwork.MAX_QUESTIONS", ScanNetwork.MAX_QUESTIONS + " questions"));
    }
    if (overBudget > 0) {
      String text = "all: used up for today; questions to lists not asked: " + overBudget;
      limits.add(new LimitReached("hamlet_dns_budget", text));
    }
    if (!lists.isEmpty()) {
      limits.add(new LimitReached("lists_left_out", String.join(", ", lists)));
    }
    if (!untold.isEmpty()) {
      limits.add(new LimitReached("dns", "questions without an answer: " + counts()));
    }
    held.filter(h -> !h.lists().isEmpty())
        .ifPresent(
            h -> limits.add(new LimitReached("hamlet_dns_effort", "not asked: " + spared(h))));
    if (!services.isEmpty()) {
      limits.add(new LimitReached("services_left_out", String.join(", ", services)));
    }
    return limits;
  }

  private String counts() {
    return untold.entrySet().stream()
        .map(e -> e.getValue() + " " + e.getKey().code())
        .collect(Collectors.joining(", "));
  }

  private static String spared(HeldQuestions held) {
    return held.lists().stream()
        .sorted()
        .map(list -> list + " (" + held.count(list) + ")")
        .collect(Collectors.joining(", "));
  }
}
