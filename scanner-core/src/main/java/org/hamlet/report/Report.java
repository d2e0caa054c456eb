package org.hamlet.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import org.hamlet.rule.Settings;

/** What is to be said about one message. Texts hold one char a byte. Confined to one thread. */
public final class Report {

  private final ReportInput input;
  private final Settings settings;
  private final ReportSurroundings surroundings;
  private final Tags tags;

  Report(ReportInput input, Settings settings, ReportSurroundings surroundings) {
    this.input = input;
    this.settings = settings;
    this.surroundings = surroundings;
    this.tags = new Tags(input, settings, surroundings);
  }

  /** The report template filled in; ends in one blank line, line ends as LF. */
  public String text() {
    String filled = tags.expand(String.join("\n", settings.list("report")));
    return withoutTrailingLineEnds(filled) + "\n\n";
  }

  /** The {@code X-Spam-*} fields in order, folded, line ends as LF, without the last one. */
  public List<String> headers() {
    return new HeaderLines(settings, tags).lines(input.verdict().spam());
  }

  /** The fields that marking adds: what is known of who sent the message, then those. */
  List<String> added() {
    List<String> added = new ArrayList<>();
    OwnResults.of(settings).field(input.verdict()).ifPresent(added::add);
    added.addAll(headers());
    return added;
  }

  /**
   * The message as it is to be delivered: with added fields, or for spam, unless {@code
   * report_safe} is 0, as the attachment of a report.
   */
  public byte[] markedMessage() {
    OriginalMessage original = OriginalMessage.of(input.original(), input.message());
    Rewriting rewriting = new Rewriting(settings, tags, input.verdict());
    boolean wrap = input.verdict().spam() && settings.number("report_safe") != 0;
    String marked =
        wrap
            ? new WrappedMessage(settings, surroundings, this, rewriting).write(original)
            : new MarkedMessage(added(), OwnResults.of(settings), rewriting).write(original);
    return marked.getBytes(ISO_8859_1);
  }

  /**
   * The message as it came, without what anyone may have written: earlier marks, and results that
   * pretend to be our own.
   */
  public byte[] withoutForeignMarks() {
    OriginalMessage original = OriginalMessage.of(input.original(), input.message());
    return new MarkedMessage(List.of(), OwnResults.of(settings), Rewriting.none(tags))
        .write(original)
        .getBytes(ISO_8859_1);
  }

  /** The score as shown to people. */
  public String shownScore() {
    return ScoreText.score(input.verdict());
  }

  /** The required score as shown to people. */
  public String shownRequired() {
    return ScoreText.oneDecimal(input.verdict().required());
  }

  /** The tags of this message. */
  Tags tags() {
    return tags;
  }

  /** What is added to the report on a message that is not plain text alone. */
  String unsafeText() {
    List<String> lines = settings.list("unsafe_report");
    return lines.isEmpty() ? "" : tags.expand(String.join("\n", lines)) + "\n";
  }

  private static String withoutTrailingLineEnds(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }
}
