package org.hamlet.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Bytes;
import org.hamlet.message.Defect;
import org.hamlet.message.ParsedMessage;
import org.hamlet.message.Part;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Hit;

/**
 * Eval functions about the MIME structure (SpamAssassin 4.0.1 behaviour of its MIMEEval plugin, but
 * for {@code check_for_uppercase}, which is in {@link UppercaseEval}).
 */
final class MimeEvals {

  private static final Pattern CHARSET =
      Pattern.compile("charset=(?:(?<q>[\"'])([^\"']+)\\k<q>|(\\S+))", Pattern.CASE_INSENSITIVE);

  private static final Map<String, Predicate<MimeFacts>> FLAGS =
      Map.ofEntries(
          Map.entry("mime_ascii_text_illegal", MimeFacts::illegalAscii),
          Map.entry("mime_attachment", MimeFacts::attachment),
          Map.entry("mime_bad_iso_charset", MimeFacts::badIsoCharset),
          Map.entry("mime_base64_count", f -> f.base64Count() > 0),
          Map.entry("mime_base64_encoded_text", MimeFacts::base64Text),
          Map.entry("mime_faraway_charset", MimeFacts::farawayCharset),
          Map.entry("mime_multipart_ratio", f -> f.multipartRatio() > 0),
          Map.entry("mime_qp_bytes", f -> f.quotedPrintable().bytes() > 0),
          Map.entry("mime_qp_count", f -> f.quotedPrintable().count() > 0),
          Map.entry("mime_qp_long_line", f -> f.quotedPrintable().longLine()),
          Map.entry("mime_qp_ratio", f -> f.quotedPrintable().ratio() > 0),
          Map.entry("mime_text_unicode_ratio", f -> f.unicodeRatio() > 0));

  private static final Map<String, Predicate<ParsedMessage>> STRUCTURE =
      Map.of(
          "mime_body_html_count", m -> m.leaves().stream().anyMatch(MimeEvals::isHtmlPart),
          "mime_body_text_count", m -> m.leaves().stream().anyMatch(MimeEvals::isOtherText),
          "mime_checked_attachments", m -> true,
          "mime_html_charsets", m -> m.leaves().stream().anyMatch(MimeEvals::namesCharset),
          "mime_missing_boundary", m -> m.has(Defect.Kind.UNCLOSED_MULTIPART),
          "mime_multipart_alternative", m -> hasAlternative(m.root()));

  private static final Map<String, Defect.Kind> PARSE_FLAGS =
      Map.of(
          "mime_epilogue_exists", Defect.Kind.MIME_EPILOGUE_EXISTS,
          "missing_head_body_separator", Defect.Kind.MISSING_HEAD_BODY_SEPARATOR,
          "missing_mime_head_body_separator", Defect.Kind.MISSING_MIME_HEAD_BODY_SEPARATOR,
          "missing_mime_headers", Defect.Kind.MISSING_MIME_HEADERS,
          "truncated_header", Defect.Kind.TRUNCATED_HEADER);

  private MimeEvals() {}

  static Map<String, EvalFunction> functions() {
    Map<String, EvalFunction> functions = new HashMap<>();
    functions.put("check_for_mime", MimeEvals::checkForMime);
    functions.put("check_msg_parse_flags", MimeEvals::checkParseFlags);
    functions.put("check_for_mime_html", always(MimeEvals::isHtml));
    functions.put("check_for_mime_html_only", always(MimeEvals::isHtmlOnly));
    functions.put("check_base64_length", MimeEvals::checkBase64Length);
    functions.put("check_for_ascii_text_illegal", always(s -> facts(s).illegalAscii()));
    functions.put("check_abundant_unicode_ratio", MimeEvals::checkUnicodeRatio);
    functions.put("check_qp_ratio", MimeEvals::checkQuotedPrintableRatio);
    functions.put("check_ma_non_text", always(s -> hasNonTextAlternative(s.message().root())));
    functions.put("check_mime_multipart_ratio", MimeEvals::checkMultipartRatio);
    functions.put("check_for_faraway_charset", MimeEvals::checkFarawayCharset);
    return functions;
  }

  private static MimeFacts facts(ScanContext scan) {
    return scan.fact(MimeFacts.class, MimeFacts::of);
  }

  private static EvalFunction always(Predicate<ScanContext> test) {
    return (rule, settings) -> (scan, notes) -> Eval.of(test.test(scan));
  }

  private static Eval checkForMime(Rule.EvalRule rule, Settings settings) throws BadArguments {
    String name = Arguments.of(rule).text(0);
    Predicate<ParsedMessage> structure = STRUCTURE.get(name);
    if (structure != null) {
      return (scan, notes) -> Eval.of(structure.test(scan.message()));
    }
    // Compat: rules ask for mimepart_limit_exceeded, which is never set
    Predicate<MimeFacts> flag = FLAGS.getOrDefault(name, f -> false);
    return (scan, notes) -> Eval.of(flag.test(facts(scan)));
  }

  private static Eval checkParseFlags(Rule.EvalRule rule, Settings settings) throws BadArguments {
    String name = Arguments.of(rule).text(0);
    Defect.Kind kind = PARSE_FLAGS.get(name);
    if (kind == null) {
      return (scan, notes) -> 0;
    }
    return (scan, notes) -> Eval.of(scan.message().has(kind));
  }

  private static boolean isHtml(ScanContext scan) {
    return topTypeIsHtml(scan) || scan.message().leaves().stream().anyMatch(MimeEvals::isHtmlPart);
  }

  private static boolean isHtmlOnly(ScanContext scan) {
    List<Part.Leaf> leaves = scan.message().leaves();
    boolean otherText =
        leaves.stream().anyMatch(MimeEvals::isOtherText) || holdsUntyped(scan.message().root());
    return topTypeIsHtml(scan) || (leaves.stream().anyMatch(MimeEvals::isHtmlPart) && !otherText);
  }

  private static boolean isHtmlPart(Part.Leaf leaf) {
    return leaf.type().equals("text/html");
  }

  private static boolean isOtherText(Part.Leaf leaf) {
    return leaf.type().startsWith("text/") && !isHtmlPart(leaf) && !isUnreadMultipart(leaf);
  }

  /** Compat: a multipart without a boundary is rendered as text, and is none to MIMEEval. */
  static boolean isUnreadMultipart(Part.Leaf leaf) {
    return leaf.declaredType().startsWith("multipart/");
  }

  private static boolean holdsUntyped(Part part) {
    return isUntyped(part)
        || (part instanceof Part.Multipart multipart
            && multipart.parts().stream().anyMatch(MimeEvals::holdsUntyped));
  }

  /** Whether a part is a message only because its multipart/digest says so. */
  static boolean isUntyped(Part part) {
    return part.type().equals("message/rfc822") && part.headers().last("Content-Type").isEmpty();
  }

  /** Compat: a part without the field is US-ASCII, one whose field is empty has no charset. */
  private static boolean namesCharset(Part.Leaf leaf) {
    boolean told = !leaf.declaredType().isEmpty();
    return leaf.charset().filter(name -> !name.isEmpty()).isPresent()
        && (told || leaf.headers().last("Content-Type").isEmpty());
  }

  /** Compat: one without a boundary counts, although it has no parts. */
  private static boolean hasAlternative(Part part) {
    String type = part instanceof Part.Leaf leaf ? leaf.declaredType() : part.type();
    return type.equals("multipart/alternative")
        || (part instanceof Part.Multipart multipart
            && multipart.parts().stream().anyMatch(MimeEvals::hasAlternative));
  }

  /** Compat: of several fields the first counts here, the last for the tree of parts. */
  private static boolean topTypeIsHtml(ScanContext scan) {
    return scan.message()
        .headers()
        .first("Content-Type")
        .map(f -> f.raw().text().strip().toLowerCase(Locale.ROOT).startsWith("text/html"))
        .orElse(false);
  }

  private static Eval checkBase64Length(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    double min = arguments.number(0);
    double max = arguments.number(1, Double.POSITIVE_INFINITY);
    return (scan, notes) -> {
      int longest = facts(scan).longestBase64Line();
      return Eval.of(longest >= min && longest <= max);
    };
  }

  private static Eval checkUnicodeRatio(Rule.EvalRule rule, Settings settings) throws BadArguments {
    double ratio = Arguments.of(rule).number(0);
    return (scan, notes) -> Eval.of(facts(scan).unicodeRatio() >= ratio);
  }

  private static boolean hasNonTextAlternative(Part part) {
    if (!(part instanceof Part.Multipart multipart)) {
      return false;
    }
    boolean here =
        multipart.type().equals("multipart/alternative")
            && multipart.parts().stream()
                .filter(Part.Leaf.class::isInstance)
                .map(Part::type)
                .anyMatch(MimeEvals::isNoAlternative);
    return here || multipart.parts().stream().anyMatch(MimeEvals::hasNonTextAlternative);
  }

  private static boolean isNoAlternative(String type) {
    return !type.startsWith("text/")
        && !type.equals("application/rtf")
        && !type.equals("multipart/related");
  }

  private static Eval checkMultipartRatio(Rule.EvalRule rule, Settings settings)
      throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    double min = arguments.number(0);
    double max = arguments.number(1);
    return (scan, notes) -> {
      double ratio = facts(scan).multipartRatio();
      return Eval.of(ratio >= min && ratio < max);
    };
  }

  private static Eval checkQuotedPrintableRatio(Rule.EvalRule rule, Settings settings)
      throws BadArguments {
    double min = Arguments.of(rule).number(0);
    return (scan, notes) -> Eval.of(facts(scan).quotedPrintable().ratio() >= min);
  }

  /** By the type of the message; a charset that is known not to be expected, and used. */
  private static Eval checkFarawayCharset(Rule.EvalRule rule, Settings settings) {
    OkLocales locales = OkLocales.of(settings);
    if (locales.all()) {
      return (scan, notes) -> 0;
    }
    boolean raw = rule.area() == Hit.Area.RAWBODY;
    return (scan, notes) ->
        Eval.of(
            !locales.expects(namedCharset(scan))
                && mostlyBeyondAscii(raw ? scan.texts().rawbody() : scan.texts().body()));
  }

  /** Whether at least half of the text is beyond ASCII, and more than three bytes. */
  private static boolean mostlyBeyondAscii(List<Bytes> texts) {
    long all = 0;
    long high = 0;
    for (Bytes text : texts) {
      all += text.length() + 1;
      for (int i = 0; i < text.length(); i++) {
        high += text.at(i) >= 0x80 ? 1 : 0;
      }
    }
    return high * 2 >= all - 1 && high > 3;
  }

  private static String namedCharset(ScanContext scan) {
    Matcher named = CHARSET.matcher(HeaderEvals.value(scan, "Content-Type"));
    return named.find() ? named.group(named.group(2) == null ? 3 : 2) : "";
  }
}
