package org.hamlet.net.lists;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.DnsRecord;

/** Lists that answer as they are told; what they are asked is kept. */
final class ListWorld implements DnsClient {

  private final Map<String, List<String>> listed = new HashMap<>();
  final List<String> asked = new ArrayList<>();
  Function<String, List<String>> answers = n -> listed.getOrDefault(n, List.of());
  final Set<String> dead = new HashSet<>();
  final Set<String> unanswered = new HashSet<>();
  final Set<String> unsent = new HashSet<>();
  Status status = Status.OK;

  void list(String name, String address) {
    listed.put(name, List.of(address));
  }

  void unlist(String name) {
    listed.remove(name);
  }

  @Override
  public CompletableFuture<DnsAnswer> ask(DnsQuestion question) {
    asked.add(question.name());
    List<DnsRecord> records =
        answers.apply(question.name()).stream()
            .map(data -> new DnsRecord(question.name(), question.type(), 60, data))
            .toList();
    if (status != Status.OK || dead.contains(question.zone())) {
      return CompletableFuture.completedFuture(
          DnsAnswer.without(status == Status.OK ? Status.SERVER_FAILED : status));
    }
    if (unsent.contains(question.name())) {
      return CompletableFuture.completedFuture(DnsAnswer.without(Status.UNREACHABLE));
    }
    if (unanswered.contains(question.name())) {
      return CompletableFuture.completedFuture(DnsAnswer.without(Status.TIMED_OUT));
    }
    return CompletableFuture.completedFuture(new DnsAnswer(status, records, 60));
  }
}
