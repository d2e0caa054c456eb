package org.hamlet.report;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.DateForm;

/** Spam as the attachment of a new message that carries the report ({@code report_safe} 1, 2). */
final class WrappedMessage {

  /** Copied from the message into the new header, in this order and spelling. */
  private static final List<String> COPIED =
      List.of("From", "To", "Cc", "Subject", "Date", "Message-Id");

  private static final String RECEIVED = "Received";

  /** {@code report_safe} of this value attaches the message as text, which no client opens. */
  private static final int AS_TEXT = 2;

  private static final DateTimeFormatter DATE = DateForm.of("EEE, dd MMM yyyy HH:mm:ss Z");

  private final Settings settings;
  private final ReportSurroundings surroundings;
  private final Report report;
  private final Rewriting rewriting;

  WrappedMessage(
      Settings settings, ReportSurroundings surroundings, Report report, Rewriting rewriting) {
    this.settings = settings;
    this.surroundings = surroundings;
    this.report = report;
    this.rewriting = rewriting;
  }

  static String date(ZonedDateTime time) {
    return DATE.format(time);
  }

  String write(OriginalMessage original) {
    List<FieldText> fields = FieldText.of(original.header());
    String boundary = surroundings.boundary();
    boolean unsafe = unsafe(fields);
    StringBuilder out = new StringBuilder(4096);
    out.append(original.mboxLine());
    appendHeader(out, fields, boundary);
    out.append("\nThis is a multi-part message in MIME format.\n\n--").append(boundary);
    out.append("\nContent-Type: text/plain; charset=").append(settings.text("report_charset"));
    out.append("\nContent-Disposition: inline\nContent-Transfer-Encoding: 8bit\n\n");
    out.append(report.text()).append(unsafe ? report.unsafeText() : "");
    out.append("\n\n--").append(boundary);
    boolean asText = settings.number("report_safe") == AS_TEXT;
    out.append("\nContent-Type: ").append(asText ? "text/plain" : "message/rfc822");
    out.append("; x-spam-type=original\n");
    out.append("Content-Description: original message before SpamAssassin\n");
    out.append("Content-Disposition: ").append(unsafe ? "attachment" : "inline");
    out.append("\nContent-Transfer-Encoding: 8bit\n\n");
    out.append(original.header()).append(original.blankLine());
    return original.outgoing(out)
        + original.body()
        + original.outgoing("\n--" + boundary + "--\n\n");
  }

  private void appendHeader(StringBuilder out, List<FieldText> fields, String boundary) {
    List<String> further = settings.list("report_safe_copy_headers");
    out.append("Received: from localhost by ").append(surroundings.hostname());
    out.append("\n\twith SpamAssassin (version ").append(ReportSurroundings.version(settings));
    out.append(");\n\t").append(date(ZonedDateTime.now(surroundings.clock()))).append('\n');
    if (further.stream().anyMatch(RECEIVED::equalsIgnoreCase)) {
      appendAll(out, fields, RECEIVED);
    }
    for (String name : COPIED) {
      appendCopied(out, fields, name);
    }
    report.added().forEach(line -> out.append(line).append('\n'));
    for (String name : further) {
      if (!RECEIVED.equalsIgnoreCase(name) && COPIED.stream().noneMatch(name::equalsIgnoreCase)) {
        appendAll(out, fields, name);
      }
    }
    out.append("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"");
    out.append(boundary).append("\"\n");
  }

  private void appendCopied(StringBuilder out, List<FieldText> fields, String name) {
    String key = name.toLowerCase(Locale.ROOT);
    Optional<String> value = last(fields, name).map(FieldText::folded);
    Optional<String> written =
        value.isEmpty() && !key.equals("subject")
            ? value
            : rewriting.inWrapper(key, value.orElse("")).or(() -> value);
    written.ifPresent(text -> out.append(name).append(": ").append(text).append('\n'));
  }

  private void appendAll(StringBuilder out, List<FieldText> fields, String name) {
    OwnResults own = OwnResults.of(settings);
    for (FieldText field : fields) {
      if (field.name().equals(name.toLowerCase(Locale.ROOT)) && !own.isClaimedBy(field)) {
        out.append(name).append(": ").append(field.folded()).append('\n');
      }
    }
  }

  private static Optional<FieldText> last(List<FieldText> fields, String name) {
    String key = name.toLowerCase(Locale.ROOT);
    return fields.stream().filter(f -> f.name().equals(key)).reduce((a, b) -> b);
  }

  /** Whether the message has a type other than plain text, which may do harm when opened. */
  private static boolean unsafe(List<FieldText> fields) {
    return last(fields, "Content-Type")
        .map(field -> !field.value().toLowerCase(Locale.ROOT).startsWith("text/plain"))
        .orElse(false);
  }
}
