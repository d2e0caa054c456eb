package org.hamlet.eval;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Bytes;
import org.hamlet.message.HeaderDecoder;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;
import org.hamlet.text.HeaderSelector;

/**
 * Eval functions about header fields (SpamAssassin 4.0.1 behaviour of its HeaderEval plugin; dates,
 * recipients and forged Received fields have classes of their own).
 */
final class HeaderEvals {

  /**
   * Where no end follows, these take all the rest, and group 1 or 2 is none: one look is enough.
   */
  private static final Pattern CAPITAL_ID = Pattern.compile("<[A-Z]{28}\\.(?:([^>]+)>|[^>]*+\\z)");

  private static final Pattern NAMED_SENDER =
      Pattern.compile("\"[^\"]+\"\\s*+<(?:([^>]+)>|[^>]*+\\z)");
  private static final Pattern ENCODED_CHARSET =
      Pattern.compile("=\\?(.{1,40}?)\\?.\\?(?:.*?(\\?=)|.*+)");
  private static final Pattern EZMLM_LIST =
      Pattern.compile("^contact [^\\s@]++@[^\\s@;]++; run by ezmlm$", Pattern.MULTILINE);
  private static final Pattern EZMLM_DELIVERY =
      Pattern.compile("^mailing list \\S+@\\S", Pattern.MULTILINE);

  /** A field of qmail's with its kind of date. */
  private static final Pattern QMAIL =
      Pattern.compile("qmail \\d+ invoked (?:from network|by .{3,20})\\); \\d+ \\w{3} \\d");

  private static final Pattern MSN_GROUPS =
      Pattern.compile("from groups\\.msn\\.com \\(\\S+\\.msn\\.com ");
  private static final Pattern TEMPLATE = Pattern.compile("%[A-Z][A-Z_-]");
  private static final Pattern REPLY_PREFIX =
      Pattern.compile("(?:re|fwd?|fw|aw|antwort|sv):\\s*+", Pattern.CASE_INSENSITIVE);

  /** Fields in which a percent sign before capitals is normal. */
  private static final Set<String> NO_TEMPLATE_FIELDS =
      Set.of(
          "to",
          "cc",
          "from",
          "subject",
          "references",
          "in-reply-to",
          "message-id",
          "x-uidl",
          "x-face",
          "x-vms-to");

  /** Shorter subjects may be all capitals, in bytes. */
  private static final int MIN_CAPS_SUBJECT_BYTES = 10;

  private HeaderEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "check_for_matching_env_and_hdr_from", always(HeaderEvals::sendersMatch),
        "check_equal_from_domains", always(HeaderEvals::fromDomainsDiffer),
        "check_illegal_chars", HeaderEvals::illegalChars,
        "check_header_count_range", HeaderEvals::headerCount,
        "check_ratware_name_id", always(HeaderEvals::isRatwareId),
        "check_unresolved_template", always(HeaderEvals::hasTemplate),
        "subject_is_all_caps", always(HeaderEvals::subjectShouts),
        "gated_through_received_hdr_remover", always(HeaderEvals::isGated),
        "check_for_faraway_charset_in_headers", HeaderEvals::farawayCharset);
  }

  private static EvalFunction always(Predicate<ScanContext> test) {
    return (rule, settings) -> (scan, notes) -> Eval.of(test.test(scan));
  }

  /** The value of a header selector as Latin-1 text; empty when there is none. */
  static String value(ScanContext scan, String selector) {
    return scan.texts().headers().value(HeaderSelector.parse(selector)).map(Bytes::text).orElse("");
  }

  /** The first address of a field; empty when there is none. */
  static String address(ScanContext scan, String field) {
    return HeaderAddresses.first(scan, field).orElse("");
  }

  private static boolean sendersMatch(ScanContext scan) {
    return address(scan, "EnvelopeFrom").equalsIgnoreCase(address(scan, "From"));
  }

  private static boolean fromDomainsDiffer(ScanContext scan) {
    String from = lastTwoLabels(address(scan, "From"));
    String envelope = lastTwoLabels(address(scan, "EnvelopeFrom"));
    return !from.isEmpty() && !envelope.isEmpty() && !from.equals(envelope);
  }

  private static String lastTwoLabels(String address) {
    String host = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    int last = host.lastIndexOf('.');
    int before = last < 0 ? -1 : host.lastIndexOf('.', last - 1);
    return host.substring(before + 1);
  }

  private static Eval illegalChars(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    String header = arguments.text(0);
    double ratio = arguments.number(1);
    double least = arguments.number(2);
    return (scan, notes) -> {
      String text = value(scan, header + ":raw");
      if (text.isEmpty() || isEightBitUtf8(text)) {
        return 0;
      }
      long illegal = text.chars().filter(HeaderEvals::isIllegal).count();
      if (header.equalsIgnoreCase("Subject")
          && text.chars().filter(c -> c == 0xA2 || c == 0xA3 || c == 0xAE).count() == 1) {
        illegal--; // Compat: one sign of money or trademark is let pass
      }
      return Eval.of(illegal >= least && (double) illegal / text.length() >= ratio);
    };
  }

  private static boolean isIllegal(int c) {
    return !(c >= 0x20 && c <= 0x7E) && c != '\t' && c != '\n' && c != '\r';
  }

  /** Compat: text with control characters is not taken for UTF-8. */
  private static boolean isEightBitUtf8(String latin1) {
    if (latin1.chars().allMatch(c -> c < 0x80)
        || latin1.chars().anyMatch(c -> c < 0x20 && isIllegal(c))) {
      return false;
    }
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1)));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static Eval headerCount(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    String header = arguments.text(0);
    double min = arguments.number(1);
    double max = arguments.number(2);
    return (scan, notes) -> {
      Set<String> distinct = new HashSet<>();
      scan.message().headers().all(header).forEach(f -> distinct.add(HeaderDecoder.decode(f)));
      return Eval.of(distinct.size() >= min && distinct.size() <= max);
    };
  }

  private static boolean isRatwareId(ScanContext scan) {
    Matcher id = CAPITAL_ID.matcher(value(scan, "Message-Id"));
    Matcher from = NAMED_SENDER.matcher(value(scan, "From"));
    return id.find() && id.group(1) != null && from.find() && id.group(1).equals(from.group(1));
  }

  /** The charsets that encoded words of a field name. */
  private static List<String> encodedCharsets(String raw) {
    return raw.lines()
        .flatMap(line -> ENCODED_CHARSET.matcher(line).results())
        .filter(word -> word.group(2) != null)
        .map(word -> word.group(1))
        .toList();
  }

  /** Compat: a line end decoded from an encoded word begins a line, which then has no name. */
  private static boolean hasTemplate(ScanContext scan) {
    String all = value(scan, "ALL");
    return all.indexOf('%') >= 0
        && all.lines()
            .filter(line -> !NO_TEMPLATE_FIELDS.contains(nameOf(line)))
            .anyMatch(line -> TEMPLATE.matcher(line).find());
  }

  private static String nameOf(String line) {
    return line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(Locale.ROOT);
  }

  private static boolean subjectShouts(ScanContext scan) {
    if (FalsePositiveCharsets.isNamedIn(value(scan, "Subject:raw"))) {
      return false;
    }
    String subject = withoutReplyPrefixes(value(scan, "Subject").strip());
    if (subject.length() < MIN_CAPS_SUBJECT_BYTES
        || subject.chars().noneMatch(Character::isWhitespace)) {
      return false;
    }
    boolean upper = subject.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
    boolean lower = subject.chars().anyMatch(c -> c >= 'a' && c <= 'z');
    return upper && !lower;
  }

  private static String withoutReplyPrefixes(String subject) {
    Matcher prefix = REPLY_PREFIX.matcher(subject);
    int from = 0;
    while (prefix.region(from, subject.length()).lookingAt()) {
      from = prefix.end();
    }
    return subject.substring(from);
  }

  /** Whether the message came through a gateway that takes Received fields away. */
  static boolean isGated(ScanContext scan) {
    String received = value(scan, "Received");
    boolean ezmlm =
        EZMLM_LIST.matcher(value(scan, "Mailing-List")).find()
            && EZMLM_DELIVERY.matcher(value(scan, "Delivered-To")).find()
            && QMAIL.matcher(received).find();
    return received.isEmpty() || ezmlm || MSN_GROUPS.matcher(received).find();
  }

  private static Eval farawayCharset(Rule.EvalRule rule, Settings settings) {
    OkLocales locales = OkLocales.of(settings);
    if (locales.all()) {
      return (scan, notes) -> 0;
    }
    return (scan, notes) -> {
      for (String header : List.of("From:raw", "Subject:raw")) {
        if (!encodedCharsets(value(scan, header)).stream().allMatch(locales::expects)) {
          return 1;
        }
      }
      return 0;
    };
  }
}
