package org.hamlet.scanner;

import java.util.List;
import java.util.Optional;
import org.hamlet.message.ParsedMessage;
import org.hamlet.report.Report;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.Verdict;

/** One scan that was done. */
final class CompletedScan implements ScanResult {

  private final Verdict verdict;
  private final ParsedMessage message;
  private final Optional<Classification> classification;
  private final Report report;

  CompletedScan(
      Verdict verdict,
      ParsedMessage message,
      Optional<Classification> classification,
      Report report) {
    this.verdict = verdict;
    this.message = message;
    this.classification = classification;
    this.report = report;
  }

  @Override
  public Verdict verdict() {
    return verdict;
  }

  @Override
  public Optional<Classification> classification() {
    return classification;
  }

  @Override
  public String report() {
    return report.text();
  }

  @Override
  public List<String> headers() {
    return report.headers();
  }

  @Override
  public byte[] markedMessage() {
    return report.markedMessage();
  }

  @Override
  public byte[] withoutForeignMarks() {
    return report.withoutForeignMarks();
  }

  @Override
  public String shownScore() {
    return report.shownScore();
  }

  @Override
  public String shownRequired() {
    return report.shownRequired();
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
