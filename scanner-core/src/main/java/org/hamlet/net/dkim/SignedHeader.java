package org.hamlet.net.dkim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.hamlet.message.Bytes;

/** The fields of a header as received, and what a signature signs of them. Immutable. */
final class SignedHeader {

  private static final Pattern FIELD_START = Pattern.compile("\n(?![ \t])");
  private static final Pattern FOLD = Pattern.compile("\r\n(?=[ \t])");
  private static final Pattern WHITE = Pattern.compile("[ \t]+");

  private final Map<String, List<String>> fields = new HashMap<>();

  /** Splits the header; lines that are no field are left out. */
  SignedHeader(Bytes header) {
    String text = header.text().replace("\r\n", "\n");
    for (String field : FIELD_START.split(text)) {
      if (field.indexOf(':') > 0) {
        fields
            .computeIfAbsent(name(field), n -> new ArrayList<>())
            .add(chomp(field).replace("\n", "\r\n"));
      }
    }
  }

  private static String chomp(String field) {
    return field.endsWith("\n") ? field.substring(0, field.length() - 1) : field;
  }

  /** The fields of that name, whole, in order. */
  List<String> named(String name) {
    return Collections.unmodifiableList(fields.getOrDefault(name, List.of()));
  }

  /** What follows the colon of a field. */
  static String value(String field) {
    return field.substring(field.indexOf(':') + 1);
  }

  /** The text that is signed (RFC 6376, section 3.7); one char an octet. */
  String signedText(List<String> names, String signature, boolean relaxed) {
    Map<String, Integer> taken = new HashMap<>();
    StringBuilder out = new StringBuilder();
    for (String name : names) {
      List<String> same = named(name);
      int index = same.size() - taken.merge(name, 1, Integer::sum);
      if (index >= 0) {
        out.append(relaxed ? relax(same.get(index)) : same.get(index)).append("\r\n");
      }
    }
    String bare = withoutValue(signature);
    return out.append(relaxed ? relax(bare) : bare).toString();
  }

  /** The signature's own field with its b= emptied. */
  static String withoutValue(String field) {
    int colon = field.indexOf(':');
    StringBuilder out = new StringBuilder(field.substring(0, colon + 1));
    String[] terms = field.substring(colon + 1).split(";", -1);
    for (int i = 0; i < terms.length; i++) {
      int equals = terms[i].indexOf('=');
      boolean value = equals >= 0 && terms[i].substring(0, equals).strip().equals("b");
      out.append(i == 0 ? "" : ";").append(value ? terms[i].substring(0, equals + 1) : terms[i]);
    }
    return out.toString();
  }

  /** The relaxed form of a whole field, without its line end (RFC 6376, section 3.4.2). */
  static String relax(String field) {
    String unfolded = FOLD.matcher(value(field)).replaceAll("");
    return name(field) + ":" + WHITE.matcher(unfolded).replaceAll(" ").strip();
  }

  private static String name(String field) {
    return field.substring(0, field.indexOf(':')).strip().toLowerCase(Locale.ROOT);
  }
}
