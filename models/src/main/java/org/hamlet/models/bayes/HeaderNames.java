package org.hamlet.models.bayes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which header fields give Bayes tokens, and under what name (SpamAssassin 4.0.1, observed). */
final class HeaderNames {

  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("Message-Id", "*m"),
          Map.entry("Message-ID", "*M"),
          Map.entry("Received", "*r"),
          Map.entry("User-Agent", "*u"),
          Map.entry("References", "*f"),
          Map.entry("In-Reply-To", "*i"),
          Map.entry("From", "*F"),
          Map.entry("Reply-To", "*R"),
          Map.entry("Return-Path", "*p"),
          Map.entry("Return-path", "*rp"),
          Map.entry("X-Mailer", "*x"),
          Map.entry("X-Authentication-Warning", "*a"),
          Map.entry("Organization", "*o"),
          Map.entry("Organisation", "*o"),
          Map.entry("Content-Type", "*ct"),
          Map.entry("Content-Disposition", "*cd"),
          Map.entry("Content-Transfer-Encoding", "*ce"),
          Map.entry("x-spam-relays-trusted", "*RT"),
          Map.entry("x-spam-relays-untrusted", "*RU"));

  /** Fields that are learned a second time together with their kin. */
  private static final Map<String, String> MERGED =
      Map.of(
          "in-reply-to", "*MI",
          "references", "*MI",
          "message-id", "*MI",
          "from", "*Ad",
          "to", "*Ad",
          "cc", "*Ad",
          "x-mailer", "*UA",
          "user-agent", "*UA");

  private static final Set<String> IGNORED =
      Set.of(
          "content-class",
          "content-length",
          "date",
          "delivered-to",
          "delivery-date",
          "envelope-to",
          "lines",
          "list-archive",
          "list-help",
          "list-id",
          "list-owner",
          "list-post",
          "list-subscribe",
          "list-unsubscribe",
          "list-url",
          "mail-followup-to",
          "mailing-list",
          "resent-date",
          "resent-from",
          "resent-to",
          "sender",
          "spam",
          "status",
          "subject",
          "thread-index",
          "thread-topic",
          "x-antispam",
          "x-beenthere",
          "x-bogosity",
          "x-bugzilla-reason",
          "x-bugzilla-version",
          "x-egroups-from",
          "x-egroups-return",
          "x-envelope-to",
          "x-flags",
          "x-gnus-mail-source",
          "x-gpg-fingerprint",
          "x-gpg-key-fingerprint",
          "x-imapbase",
          "x-keywords",
          "x-list",
          "x-list-admin",
          "x-list-host",
          "x-list-unsubscribe",
          "x-loop",
          "x-mailing-list",
          "x-mailman-version",
          "x-mailscanner",
          "x-mailscanner-spamcheck",
          "x-mdaemon-deliver-to",
          "x-mime-autoconverted",
          "x-original-date",
          "x-original-to",
          "x-originalarrivaltime",
          "x-perlmx-spam",
          "x-pgp-fingerprint",
          "x-pyzor",
          "x-rbl-warning",
          "x-resent-to",
          "x-scanned-by",
          "x-scanner",
          "x-sender",
          "x-spam",
          "x-spamcop-checked",
          "x-spamcop-disposition",
          "x-status",
          "x-uid",
          "x-uidl",
          "x-virus-scanned",
          "xref");

  /** Only whether they are there would be learned, which is too short to be a token. */
  private static final Set<String> SIGNATURES =
      Set.of(
          "arc-message-signature",
          "arc-seal",
          "autocrypt",
          "dkim-signature",
          "domainkey-signature",
          "x-face",
          "x-google-dkim-signature");

  private HeaderNames() {}

  /** Whether the field says nothing of what the message is about. */
  static boolean ignored(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    return IGNORED.contains(key) || SIGNATURES.contains(key);
  }

  /** The prefixes under which the tokens of the field are learned. */
  static List<String> prefixes(String name) {
    String own = "H" + SHORT.getOrDefault(name, name) + ":";
    String merged = MERGED.get(name.toLowerCase(Locale.ROOT));
    return merged == null ? List.of(own) : List.of(own, "H" + merged + ":");
  }
}
