package org.hamlet.eval;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.hamlet.content.office.OfficeFinding;
import org.hamlet.content.office.OfficeFindings;
import org.hamlet.content.office.OfficeOptions;
import org.hamlet.content.office.OfficeScan;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.rule.Settings;

/**
 * Eval functions about attached Office documents (SpamAssassin 4.0.1 behaviour of its OLEVBMacro
 * plugin). The attachments are looked through once a scan, when the first of these is asked.
 */
final class OleMacroEvals {

  private static final Pattern MHTML = Pattern.compile("^mhtml:", Pattern.CASE_INSENSITIVE);

  private OleMacroEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.ofEntries(
        Map.entry("check_olemacro", finding(OfficeFinding.MACRO)),
        Map.entry("check_oleobject", finding(OfficeFinding.OBJECT)),
        Map.entry("check_olertfobject", finding(OfficeFinding.RTF_OBJECT)),
        Map.entry("check_olemacro_malice", finding(OfficeFinding.MALICE)),
        Map.entry("check_olemacro_encrypted", finding(OfficeFinding.ENCRYPTED)),
        Map.entry("check_olemacro_renamed", finding(OfficeFinding.RENAMED)),
        Map.entry("check_olemacro_zip_password", finding(OfficeFinding.ZIP_PASSWORD)),
        Map.entry("check_olemacro_csv", finding(OfficeFinding.CSV)),
        Map.entry("check_olemacro_download_exe", finding(OfficeFinding.DOWNLOAD)),
        Map.entry(
            "check_olemacro_redirect_uri",
            finding(OfficeFinding.REDIRECT_URI, target -> MHTML.matcher(target).replaceFirst(""))),
        Map.entry("check_olemacro_mhtml_uri", finding(OfficeFinding.MHTML_URI, target -> target)));
  }

  private static EvalFunction finding(OfficeFinding finding) {
    return finding(finding, target -> "");
  }

  /**
   * Hits where such a thing was found.
   *
   * @param shown what a report shows of the address that a package refers to
   */
  private static EvalFunction finding(OfficeFinding finding, UnaryOperator<String> shown) {
    return (rule, settings) -> {
      Patterns patterns = Patterns.of(settings);
      return (scan, notes) -> {
        OfficeFindings found = scan.fact(Found.class, s -> Found.in(s, patterns)).findings();
        boolean hit = found.all().contains(finding);
        String text = hit ? shown.apply(found.target()) : "";
        if (!text.isEmpty()) {
          notes.note(text);
        }
        return Eval.of(hit);
      };
    };
  }

  private record Found(OfficeFindings findings) {

    static Found in(ScanContext scan, Patterns patterns) {
      return new Found(OfficeScan.of(scan.message(), patterns.options(scan), scan.log()));
    }
  }

  /** The settings that are patterns. */
  private record Patterns(
      TextPattern document,
      TextPattern macro,
      TextPattern archive,
      Skipped skipped,
      TextPattern downloadMarker) {

    /** Names and types of what is not looked at. */
    private record Skipped(TextPattern name, TextPattern type) {}

    static Patterns of(Settings settings) throws BadArguments {
      return new Patterns(
          TextPattern.compile(settings.text("olemacro_exts")),
          TextPattern.compile(settings.text("olemacro_macro_exts")),
          TextPattern.compile(settings.text("olemacro_zips")),
          new Skipped(
              TextPattern.compile(settings.text("olemacro_skip_exts")),
              TextPattern.compile(settings.text("olemacro_skip_ctypes"))),
          TextPattern.compile(settings.text("olemacro_download_marker")));
    }

    OfficeOptions options(ScanContext scan) {
      Settings settings = scan.settings();
      OfficeOptions.Names names =
          new OfficeOptions.Names(
              name -> document.matches(name, scan.budget()),
              name -> macro.matches(name, scan.budget()),
              name -> archive.matches(name, scan.budget()),
              name -> skipped.name().matches(name, scan.budget()),
              type -> skipped.type().matches(type, scan.budget()),
              settings.flag("olemacro_prefer_contentdisposition"),
              settings.flag("olemacro_extended_scan"));
      return new OfficeOptions(
          names,
          (int) settings.number("olemacro_num_mime"),
          Math.max(0, (int) settings.number("olemacro_max_file")),
          new OfficeOptions.Archives(
              (int) settings.number("olemacro_num_zip"),
              (int) settings.number("olemacro_zip_depth")),
          data -> downloadMarker.matches(data, scan.budget()));
    }
  }
}
