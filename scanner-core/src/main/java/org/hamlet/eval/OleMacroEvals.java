package org.hamlet.eval;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hamlet.content.office.OfficeFinding;
import org.hamlet.content.office.OfficeFindings;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;

/**
 * Eval functions about attached Office documents (SpamAssassin 4.0.1 behaviour of its OLEVBMacro
 * plugin). The attachments are looked through once a scan.
 */
final class OleMacroEvals {

  /** Chars of a document's web address that a report shows. */
  static final int MAX_TARGET_CHARS = 1_000;

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
            finding(OfficeFinding.REDIRECT_URI, OfficeFindings::uris)),
        Map.entry(
            "check_olemacro_mhtml_uri",
            finding(OfficeFinding.MHTML_URI, OfficeFindings::mhtmlTargets)));
  }

  private static EvalFunction finding(OfficeFinding finding) {
    return finding(finding, found -> List.of());
  }

  /**
   * Hits where such a thing was found.
   *
   * @param shown the addresses that a report shows
   */
  private static EvalFunction finding(
      OfficeFinding finding, Function<OfficeFindings, List<String>> shown) {
    return (rule, settings) ->
        (scan, notes) -> {
          OfficeFindings found = scan.texts().attachments().office();
          boolean hit = found.all().contains(finding);
          if (hit) {
            shown
                .apply(found)
                .forEach(
                    uri -> notes.note(uri.substring(0, Math.min(uri.length(), MAX_TARGET_CHARS))));
          }
          return Eval.of(hit);
        };
  }
}
