package org.hamlet.eval;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Headers;
import org.hamlet.relay.Relay;

/**
 * Eval functions that ask whether a message from a big provider shows the Received fields that
 * provider writes (SpamAssassin 4.0.1 behaviour). All but the one about Gmail pass mail that came
 * through a gateway that takes Received fields away. Compat: the shapes are those of 4.0.1; what
 * the providers write today is not always among them.
 */
final class ForgedReceivedEvals {

  /** Longest Received text searched, in chars: the fields of one message together. */
  private static final int MAX_RECEIVED_CHARS = 100_000;

  /** Of the signs of a HELO within one word the first is enough. */
  private static final Pattern HOTMAIL_CLAIM =
      Pattern.compile("(?:from |HELO |(?<!\\S)(?>\\S*?helo=))\\S*hotmail\\.com\\b");

  private static final Pattern HOTMAIL_REAL =
      Pattern.compile(
          "from [^\\s()]*hotmail\\.com \\([^\\s()]*\\.hotmail(?:\\.msn)?\\.com[ )]"
              + "|from [\\d.]++ by \\S+\\.hotmail(?:\\.msn)?\\.com with HTTP");
  private static final Pattern HOTMAIL_PICKUP =
      Pattern.compile("from mail pickup service by hotmail\\.com with Microsoft SMTPSVC;");
  private static final Pattern YAHOO_GROUPS =
      Pattern.compile("from \\[66\\.218\\.\\d++\\.\\d++\\] by \\S++ with NNFMP");
  private static final Pattern YAHOO_REAL =
      Pattern.compile(
          "by web(?:\\S+\\.mail|(?>\\S+?\\.mail\\.)\\S+)\\.yahoo\\.com via HTTP"
              + "|by smtp[^\\s.]*+\\.\\S+\\.yahoo\\.com with SMTP"
              + "|from \\S+\\.yahoo\\.com by \\S+\\.yahoo\\.com with HTTP");
  private static final Pattern YAHOO_BULK =
      Pattern.compile("\\bmailer\\d++\\.bulk\\.scd\\.yahoo\\.com\\b");
  private static final Pattern GMAIL_SUBMISSION =
      Pattern.compile("by smtp\\.googlemail\\.com with ESMTPSA id \\S");
  private static final Pattern GMAIL_INSIDE =
      Pattern.compile("by (?:10\\.[\\d.]++|2002:a\\d\\d:[0-9a-f]++:[0-9a-f:]++) with SMTP id \\S");
  private static final Pattern AOL_RELAY = Pattern.compile(" rly-[a-z][a-z]\\d\\d\\.");
  private static final Pattern AOL_REAL =
      Pattern.compile("/AOL-\\d+\\.\\d+\\.\\d+\\)| with ESMTP id (?:RELAY|MAILRELAY)IN");
  private static final Pattern EUDORA_REAL = Pattern.compile("by \\S*whowhere\\.com;");
  private static final Pattern JUNO_HOST = Pattern.compile("\\b(?:juno|untd)\\.com");

  /** An oldest field by a server that names itself by one label, and no more about itself. */
  private static final Pattern BARE_GATEWAY =
      Pattern.compile(
          "from\\s\\S+\\sby\\s[^\\s.]+\\swith\\sESMTP;\\s+\\S{3},\\s+\\d+\\s+\\S{3}\\s+\\d{4}"
              + "\\s+\\d\\d:\\d\\d:\\d\\d\\s+[-+]*\\d{4}");

  /** Shortest genuine value of Gmail's own state fields, in bytes with the line end. */
  private static final int MIN_GMAIL_STATE_BYTES = 60;

  private ForgedReceivedEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "check_for_forged_hotmail_received_headers",
            unlessGated(ForgedReceivedEvals::hotmailClaimed),
        "check_for_no_hotmail_received_headers", unlessGated(ForgedReceivedEvals::hotmailMissing),
        "check_for_forged_yahoo_received_headers", unlessGated(ForgedReceivedEvals::yahooMissing),
        "check_for_forged_gmail_received_headers", always(ForgedReceivedEvals::gmailMissing),
        "check_for_fake_aol_relay_in_rcvd", always(ForgedReceivedEvals::aolFaked),
        "check_for_forged_eudoramail_received_headers",
            unlessGated(ForgedReceivedEvals::eudoraMissing),
        "check_for_forged_juno_received_headers", unlessGated(ForgedReceivedEvals::junoMissing),
        "check_for_forged_gw05_received_headers", always(ForgedReceivedEvals::gatewayBare));
  }

  private static EvalFunction always(Predicate<ScanContext> test) {
    return (rule, settings) -> (scan, notes) -> Eval.of(test.test(scan));
  }

  private static EvalFunction unlessGated(Predicate<ScanContext> test) {
    return always(scan -> test.test(scan) && !HeaderEvals.isGated(scan));
  }

  /** Whether the From address is of that domain or of one below it. */
  private static boolean isFrom(ScanContext scan, String domain) {
    String from = HeaderEvals.address(scan, "From").strip().toLowerCase(Locale.ROOT);
    return from.endsWith("@" + domain) || from.endsWith("." + domain);
  }

  private static String received(ScanContext scan) {
    String all = HeaderEvals.value(scan, "Received");
    if (all.length() <= MAX_RECEIVED_CHARS) {
      return all;
    }
    scan.reached(ForgedReceivedEvals.class, "MAX_RECEIVED_CHARS", MAX_RECEIVED_CHARS, "chars");
    return all.substring(0, MAX_RECEIVED_CHARS);
  }

  private static boolean hasOriginatingIp(ScanContext scan) {
    return scan.message().headers().has("X-Originating-IP");
  }

  private static boolean isFromHotmailServers(ScanContext scan) {
    String received = received(scan);
    return HOTMAIL_PICKUP.matcher(received).find()
        || (hasOriginatingIp(scan)
            && (HOTMAIL_REAL.matcher(received).find() || YAHOO_GROUPS.matcher(received).find()));
  }

  private static boolean hotmailClaimed(ScanContext scan) {
    String received = received(scan);
    return received.contains("hotmail.com")
        && HOTMAIL_CLAIM.matcher(received).find()
        && !isFromHotmailServers(scan);
  }

  private static boolean hotmailMissing(ScanContext scan) {
    return isFrom(scan, "hotmail.com")
        && !HOTMAIL_CLAIM.matcher(received(scan)).find()
        && !isFromHotmailServers(scan);
  }

  private static boolean yahooMissing(ScanContext scan) {
    List<Relay> hops = scan.relays().untrusted();
    boolean handedByYahoo =
        !hops.isEmpty() && hops.get(0).rdns().toLowerCase(Locale.ROOT).endsWith(".yahoo.com");
    return isFrom(scan, "yahoo.com")
        && !handedByYahoo
        && !YAHOO_REAL.matcher(receivedBeforeResending(scan)).find()
        && !isYahooReferral(scan);
  }

  /** Some programs rename the older Received fields when they send a message again. */
  private static String receivedBeforeResending(ScanContext scan) {
    Headers headers = scan.message().headers();
    boolean resent = headers.has("Resent-From") && headers.has("Resent-To");
    String received = received(scan);
    return resent ? received + HeaderEvals.value(scan, "X-Received") : received;
  }

  private static boolean isYahooReferral(ScanContext scan) {
    String from = HeaderEvals.address(scan, "From").strip().toLowerCase(Locale.ROOT);
    return from.endsWith("@reply.yahoo.com") && YAHOO_BULK.matcher(received(scan)).find();
  }

  private static boolean gmailMissing(ScanContext scan) {
    return isFrom(scan, "gmail.com")
        && !(isLongEnough(scan, "X-Gm-Message-State") && isLongEnough(scan, "X-Google-Smtp-Source"))
        && !GMAIL_SUBMISSION.matcher(received(scan)).find()
        && !GMAIL_INSIDE.matcher(HeaderEvals.value(scan, "X-Received")).find();
  }

  private static boolean isLongEnough(ScanContext scan, String header) {
    return HeaderEvals.value(scan, header).length() >= MIN_GMAIL_STATE_BYTES;
  }

  private static boolean aolFaked(ScanContext scan) {
    String received = received(scan);
    return AOL_RELAY.matcher(received).find() && !AOL_REAL.matcher(received).find();
  }

  private static boolean eudoraMissing(ScanContext scan) {
    return isFrom(scan, "eudoramail.com")
        && !(scan.message().headers().has("X-Sender-Ip")
            && EUDORA_REAL.matcher(received(scan)).find());
  }

  private static boolean junoMissing(ScanContext scan) {
    return isFrom(scan, "juno.com")
        && !(hasOriginatingIp(scan)
            && received(scan).lines().anyMatch(ForgedReceivedEvals::isFromJuno)
            && HeaderEvals.value(scan, "X-Mailer").contains("Juno "));
  }

  /** Whether a line has, in this order, {@code from}, a host of Juno's and a bracket. */
  private static boolean isFromJuno(String line) {
    int from = line.indexOf("from ");
    int bracket = Math.max(line.lastIndexOf('['), line.lastIndexOf('('));
    return from >= 0 && from < bracket && JUNO_HOST.matcher(line.substring(from, bracket)).find();
  }

  private static boolean gatewayBare(ScanContext scan) {
    List<String> fields = received(scan).lines().toList();
    int last = fields.size() - 1;
    return last > 0 && BARE_GATEWAY.matcher(fields.get(last)).matches();
  }
}
