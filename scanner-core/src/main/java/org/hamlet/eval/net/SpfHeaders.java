package org.hamlet.eval.net;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.HeaderField;
import org.hamlet.net.spf.SpfResult;

/**
 * SPF results in Received-SPF (RFC 7208, section 9.1) and Authentication-Results (RFC 8601) fields
 * that our own servers added: those above the Received field that tells of the first external hop.
 * The oldest count, unless configured otherwise. Stateless.
 */
final class SpfHeaders {

  /** Most such fields read. */
  static final int MAX_FIELDS = 20;

  /** Compat: also what a server before ours sealed, if it stands there. */
  private static final List<String> FIELDS =
      List.of("Received-SPF", "Authentication-Results", "ARC-Authentication-Results");

  private static final String RESULT = "(pass|neutral|fail|softfail|none|permerror|temperror)";
  private static final Pattern RECEIVED_SPF =
      Pattern.compile("(?is)^\\s*" + RESULT + "\\b(?:.*?\\bidentity=\"?([a-z]+))?");

  /** Of a result without a name all is taken up to the next one, without the second group. */
  private static final Pattern AUTHENTICATION =
      Pattern.compile("(?is)\\bspf=" + RESULT + "\\b(?:[^;]*?\\bsmtp\\.(mailfrom|helo)\\b|[^;]*+)");

  private SpfHeaders() {}

  /** Makes known what the fields say. */
  static void read(ScanContext scan, SpfFacts facts) {
    if (scan.settings().flag("ignore_received_spf_header")) {
      return;
    }
    List<HeaderField> fields = ownFields(scan);
    if (!scan.settings().flag("use_newest_received_spf_header")) {
      Collections.reverse(fields);
    }
    for (HeaderField field : fields) {
      boolean own = field.is("Received-SPF");
      Matcher matcher = (own ? RECEIVED_SPF : AUTHENTICATION).matcher(field.raw().text());
      boolean found = matcher.find();
      while (found && !own && matcher.group(2) == null) {
        found = matcher.find();
      }
      if (found) {
        SpfResult result = SpfResult.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        String identity =
            matcher.group(2) == null ? "mailfrom" : matcher.group(2).toLowerCase(Locale.ROOT);
        switch (identity) {
          case "mailfrom", "mfrom" -> facts.mailFrom().set(result);
          case "helo" -> facts.helo().set(result);
          default -> {
            // an identity that is not checked here
          }
        }
      }
    }
  }

  private static List<HeaderField> ownFields(ScanContext scan) {
    List<HeaderField> own = new ArrayList<>();
    int received = 0;
    for (HeaderField field : scan.message().headers().fields()) {
      if (field.is("Received") && received++ >= scan.relays().firstExternalReceived()) {
        break;
      }
      if (FIELDS.stream().anyMatch(field::is)) {
        if (own.size() == MAX_FIELDS) {
          scan.reached(SpfHeaders.class, "MAX_FIELDS", MAX_FIELDS, "fields");
          break;
        }
        own.add(field);
      }
    }
    return own;
  }
}
