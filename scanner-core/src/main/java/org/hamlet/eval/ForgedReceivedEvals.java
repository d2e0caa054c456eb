package org.hamlet.eval;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.ScanContext;

/**
 * Eval functions that ask whether a message from a big provider shows the Received fields that
 * provider writes (SpamAssassin 4.0.1 behaviour). All of them pass mail that came from within our
 * own network or through a gateway that takes Received fields away.
 */
final class ForgedReceivedEvals {

  private static final Pattern HOTMAIL_SENDER = caseless("@(?:hotmail|msn|live|outlook)\\.com\\b");
  private static final Pattern HOTMAIL_CLAIM = caseless("from (?:\\S*\\.)?hotmail\\.com[ )]");
  private static final Pattern HOTMAIL_HOST =
      caseless("from \\S*\\.(?:hotmail|msn|outlook|live)\\.com \\(|by \\S*\\.?(?:hotmail\\.(?:msn\\.)?com|outlook\\.com) ");
  private static final Pattern YAHOO_SENDER = caseless("yahoo\\.com");
  private static final Pattern YAHOO_RECEIVED =
      caseless(
          "by \\S*web\\S+\\.mail\\S*\\.yahoo\\.\\S+ via HTTP|by \\S*\\.yahoo\\.\\S+ with |from \\S*\\.yahoo\\.com|\\.yahoo\\.com \\(|by smtp\\S*\\.yahoo\\.\\S+ with SMTP|by \\S*\\.yahoo\\.com;");
  private static final Pattern GMAIL_SENDER = caseless("\\bgmail\\.com");
  private static final Pattern GMAIL_RECEIVED =
      caseless("by [\\d.:a-f]+ with (?:SMTP|ESMTP|HTTP)|by \\S*\\.google\\.com with ");
  private static final Pattern AOL_RELAY = caseless(" rly-[a-z][a-z]\\d\\d\\.");
  private static final Pattern AOL_REAL = caseless("\\bmx\\.aol\\.com\\b|/AOL-\\d|\\brly-\\S+\\.m[rx]\\.aol\\.com");
  private static final Pattern EUDORA_SENDER = caseless("@eudoramail\\.com");
  private static final Pattern JUNO_SENDER = caseless("\\bjuno\\.com");
  private static final Pattern JUNO_RECEIVED = caseless("from .*\\b(?:juno|untd|mail)\\.com");

  /** Shortest genuine value of Gmail's own state fields, in bytes. */
  private static final int MIN_GMAIL_STATE_BYTES = 60;

  private ForgedReceivedEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "check_for_forged_hotmail_received_headers", unlessOurs(ForgedReceivedEvals::hotmailClaimed),
        "check_for_no_hotmail_received_headers", unlessOurs(ForgedReceivedEvals::hotmailMissing),
        "check_for_forged_yahoo_received_headers", unlessOurs(ForgedReceivedEvals::yahooMissing),
        "check_for_forged_gmail_received_headers", unlessOurs(ForgedReceivedEvals::gmailMissing),
        "check_for_fake_aol_relay_in_rcvd", unlessOurs(ForgedReceivedEvals::aolFaked),
        "check_for_forged_eudoramail_received_headers", unlessOurs(ForgedReceivedEvals::eudoraMissing),
        "check_for_forged_juno_received_headers", unlessOurs(ForgedReceivedEvals::junoMissing));
  }

  private static Pattern caseless(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  private static EvalFunction unlessOurs(Predicate<ScanContext> test) {
    return (rule, settings) -> (scan, notes) -> Eval.of(test.test(scan));
  }

  private static String from(ScanContext scan) {
    return HeaderEvals.value(scan, "From:addr");
  }

  private static String received(ScanContext scan) {
    return HeaderEvals.value(scan, "Received");
  }

  private static boolean cameFromInside(ScanContext scan) {
    return scan.relays().untrusted().isEmpty();
  }

  private static boolean hasHotmailEvidence(ScanContext scan) {
    return HOTMAIL_HOST.matcher(received(scan)).find()
        || scan.message().headers().has("X-Originating-Email")
        || scan.message().headers().has("X-MSN-Messenger");
  }

  private static boolean hotmailClaimed(ScanContext scan) {
    return HOTMAIL_CLAIM.matcher(received(scan)).find() && !hasHotmailEvidence(scan);
  }

  private static boolean hotmailMissing(ScanContext scan) {
    return HOTMAIL_SENDER.matcher(from(scan)).find()
        && !cameFromInside(scan)
        && !HOTMAIL_CLAIM.matcher(received(scan)).find()
        && !hasHotmailEvidence(scan);
  }

  private static boolean yahooMissing(ScanContext scan) {
    return YAHOO_SENDER.matcher(from(scan)).find()
        && !cameFromInside(scan)
        && HeaderEvals.value(scan, "Resent-From").isEmpty()
        && !YAHOO_RECEIVED.matcher(received(scan)).find();
  }

  private static boolean gmailMissing(ScanContext scan) {
    if (!GMAIL_SENDER.matcher(from(scan)).find() || cameFromInside(scan)) {
      return false;
    }
    String ours = received(scan) + HeaderEvals.value(scan, "X-Received");
    boolean state =
        HeaderEvals.value(scan, "X-Gm-Message-State").strip().length() >= MIN_GMAIL_STATE_BYTES
            && HeaderEvals.value(scan, "X-Google-Smtp-Source").strip().length() >= MIN_GMAIL_STATE_BYTES;
    return !GMAIL_RECEIVED.matcher(ours).find() && !state;
  }

  private static boolean aolFaked(ScanContext scan) {
    String received = received(scan);
    return AOL_RELAY.matcher(received).find() && !AOL_REAL.matcher(received).find();
  }

  private static boolean eudoraMissing(ScanContext scan) {
    return EUDORA_SENDER.matcher(from(scan)).find()
        && !(received(scan).contains("whowhere.com") && scan.message().headers().has("X-Sender-Ip"));
  }

  private static boolean junoMissing(ScanContext scan) {
    return JUNO_SENDER.matcher(from(scan)).find()
        && !cameFromInside(scan)
        && !JUNO_RECEIVED.matcher(received(scan)).find();
  }
}
