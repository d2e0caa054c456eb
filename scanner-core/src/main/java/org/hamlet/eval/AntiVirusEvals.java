package org.hamlet.eval;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.message.Bytes;
import org.hamlet.message.Part;

/**
 * Eval functions about attached programs (SpamAssassin 4.0.1 behaviour of its AntiVirus plugin).
 * The name of an attachment is the one in Content-Type; Content-Disposition is not looked at.
 */
final class AntiVirusEvals {

  /** Endings by which Windows runs a file. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "\\.(?:ad[ep]|asx|ba[st]|chm|cmd|com|cpl|crt|dll|exe|hlp|hta|in[fs]|isp|jse?|lnk|md[abetwz]"
              + "|ms[cipt]|nws|ops|pcd|pif|prf|reg|sc[frt]|sh[bms]|swf|url|vb[esx]?|vxd|ws[cfh])$",
          Pattern.CASE_INSENSITIVE);

  /** The first characters of base64 that hold the header of a DOS program. */
  private static final Pattern BASE64_PROGRAM = Pattern.compile("TV[opqr].A..[AB].[AQgw][A-H].A");

  private static final int BASE64_PROGRAM_CHARS = 13;
  private static final Pattern UUENCODED_PROGRAM = Pattern.compile("M35[G-K].`..`.*?````");

  /** What each ending should be sent as. */
  private static final Map<Pattern, Predicate<String>> EXPECTED =
      Map.of(
          ending("x?html?|xml|txt"),
          type -> type.equals("text/plain") || type.equals("text/html"),
          ending("jpe?g|tiff?|gif|png"),
          type -> type.startsWith("image/") || type.startsWith("application/mac-binhex"),
          ending("vcf"),
          type -> type.equals("text/x-vcard"),
          ending("bat|com|exe|pif|scr|swf|vbs"),
          type -> type.startsWith("application/"),
          ending("doc"),
          type -> isApplication(type, "word"),
          ending("ppt"),
          type -> isApplication(type, "powerpoint") || isApplication(type, "ppt"),
          ending("xls"),
          type -> isApplication(type, "excel"));

  private AntiVirusEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.of(
        "check_microsoft_executable", any(AntiVirusEvals::isProgram),
        "check_suspect_name", any(AntiVirusEvals::isMisnamed));
  }

  private static EvalFunction any(Predicate<Part.Leaf> test) {
    return (rule, settings) ->
        (scan, notes) -> Eval.of(scan.message().leaves().stream().anyMatch(test));
  }

  private static Pattern ending(String alternatives) {
    return Pattern.compile("\\.(?:" + alternatives + ")$", Pattern.CASE_INSENSITIVE);
  }

  private static boolean isApplication(String type, String word) {
    return type.startsWith("application/") && type.contains(word);
  }

  private static boolean isProgram(Part.Leaf leaf) {
    if (leaf.typeName().filter(n -> PROGRAM.matcher(n).find()).isPresent()) {
      return true;
    }
    Bytes raw = leaf.raw();
    return (leaf.transferEncoding().contains("base64") && holdsBase64Program(raw))
        || (leaf.type().startsWith("text/") && holdsUuencodedProgram(raw));
  }

  private static boolean holdsBase64Program(Bytes raw) {
    String start = raw.slice(0, Math.min(raw.length(), BASE64_PROGRAM_CHARS)).text();
    return BASE64_PROGRAM.matcher(start).matches();
  }

  /** Whether a line begins as the header of a DOS program does in uuencode, zeros after it. */
  private static boolean holdsUuencodedProgram(Bytes raw) {
    return raw.text().lines().anyMatch(line -> UUENCODED_PROGRAM.matcher(line).lookingAt());
  }

  private static boolean isMisnamed(Part.Leaf leaf) {
    String type = leaf.type().toLowerCase(Locale.ROOT);
    Optional<String> name = leaf.typeName();
    return name.isPresent()
        && !type.equals("application/octet-stream")
        && EXPECTED.entrySet().stream()
            .anyMatch(e -> e.getKey().matcher(name.get()).find() && !e.getValue().test(type));
  }
}
