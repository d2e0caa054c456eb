package org.hamlet.eval.net;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsAnswer.Status;
import org.hamlet.net.DnsClient;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.RecordType;

/** Answers from records written as {@code name TYPE data}; there is nothing else in this world. */
final class RecordsOfTest implements DnsClient {

  private final List<DnsRecord> records = new ArrayList<>();
  private final Set<DnsQuestion> asked = new LinkedHashSet<>();

  RecordsOfTest(Iterable<String> lines) {
    for (String line : lines) {
      String[] words = line.split(" ", 3);
      String data = words[2].startsWith("\"") ? words[2].replace("\"", "") : words[2];
      records.add(
          new DnsRecord(DnsQuestion.canonical(words[0]), RecordType.valueOf(words[1]), 60, data));
    }
  }

  /** Each question that was asked, once. */
  Set<DnsQuestion> asked() {
    return asked;
  }

  @Override
  public CompletableFuture<DnsAnswer> ask(DnsQuestion question) {
    asked.add(question);
    boolean known = records.stream().anyMatch(r -> r.owner().equals(question.name()));
    List<DnsRecord> found =
        records.stream()
            .filter(r -> r.owner().equals(question.name()) && r.type() == question.type())
            .toList();
    return CompletableFuture.completedFuture(
        new DnsAnswer(known ? Status.OK : Status.NO_SUCH_NAME, found, 60));
  }
}
