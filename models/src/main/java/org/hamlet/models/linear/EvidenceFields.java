package org.hamlet.models.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hamlet.message.HeaderField;
import org.hamlet.message.Headers;

/**
 * The header fields that may count as evidence: what the sender and the way wrote. Left out is what
 * tells who collected a message instead of what it is: marks of the own mailbox and its readers,
 * verdicts of other filters, a mailing list's own fields, and everything that stands above the
 * newest Received field (but Return-Path), since only the receiving side writes there.
 */
final class EvidenceFields {

  /** Most fields looked at; more are no mail that people write. */
  static final int MAX_FIELDS = 200;

  private static final Set<String> MAILBOX =
      Set.of(
          "status",
          "content-length",
          "lines",
          "delivered-to",
          "envelope-to",
          "old-return-path",
          "xstatus",
          "xlevel",
          "xchecker-version",
          "errors-to",
          "sender",
          "precedence",
          "resent-date",
          "resent-message-id",
          "resent-sender",
          "authentication-results",
          "received-spf");

  /** Extension fields that senders write; all others may be anybody's along the way. */
  private static final Set<String> SENDERS_EXTENSIONS =
      Set.of(
          "x-mailer",
          "x-mimeole",
          "x-priority",
          "x-msmail-priority",
          "x-originating-ip",
          "x-originating-email",
          "x-sender",
          "x-newsreader",
          "x-face",
          "x-accept-language",
          "x-php-script",
          "x-php-originating-script",
          "x-source",
          "x-source-args",
          "x-campaign",
          "x-campaignid",
          "x-message-flag",
          "x-report-abuse",
          "x-library",
          "x-authenticated-sender",
          "x-get-message-sender-via",
          "x-unsubscribe-web",
          "x-sg-eid",
          "x-mailgun-sid",
          "x-ms-has-attach",
          "x-ms-tnef-correlator",
          "x-enigmail-version");

  private EvidenceFields() {}

  /** Those of a message, in order. */
  static List<HeaderField> of(Headers headers) {
    List<HeaderField> all = headers.fields();
    List<HeaderField> kept = new ArrayList<>();
    boolean above = headers.has("Received");
    for (HeaderField field : all.subList(0, Math.min(MAX_FIELDS, all.size()))) {
      above = above && !field.is("Received");
      if (above ? field.is("Return-Path") : counts(field.name().toLowerCase(Locale.ROOT))) {
        kept.add(field);
      }
    }
    return kept;
  }

  private static boolean counts(String name) {
    if (name.startsWith("x-")) {
      return SENDERS_EXTENSIONS.contains(name);
    }
    return !MAILBOX.contains(name) && !(name.startsWith("list-") && !name.endsWith("unsubscribe"));
  }
}
