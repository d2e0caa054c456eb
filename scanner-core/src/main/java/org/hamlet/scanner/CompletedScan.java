package org.hamlet.scanner;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hamlet.message.ParsedMessage;
import org.hamlet.verdict.Verdict;

/** One scan that was done. */
final class CompletedScan implements ScanResult {

  private final Verdict verdict;
  private final ParsedMessage message;

  CompletedScan(Verdict verdict, ParsedMessage message) {
    this.verdict = verdict;
    this.message = message;
  }

  @Override
  public Verdict verdict() {
    return verdict;
  }

  @Override
  public String report() {
    return "";
  }

  @Override
  public List<String> headers() {
    return List.of();
  }

  @Override
  public byte[] markedMessage() {
    return message.pristineBody().toArray();
  }

  @Override
  public String shownScore() {
    double shown = Math.round(verdict.score() * 10) / 10.0;
    if (!verdict.spam() && shown >= verdict.required()) {
      shown = verdict.required() - 0.1;
    }
    return String.format(Locale.ROOT, "%2.1f", shown);
  }

  @Override
  public String shownRequired() {
    return String.format(Locale.ROOT, "%2.1f", verdict.required());
  }

  @Override
  public Optional<String> messageId() {
    return header("Message-Id");
  }

  @Override
  public Optional<String> resentMessageId() {
    return header("Resent-Message-Id");
  }

  private Optional<String> header(String name) {
    return message.headers().first(name).map(field -> field.raw().text().strip());
  }
}
