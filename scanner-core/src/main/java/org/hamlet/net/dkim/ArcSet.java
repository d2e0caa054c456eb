package org.hamlet.net.dkim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one server added to an ARC chain (RFC 8617, section 4.2): the fields as received, and what
 * two of them say.
 */
record ArcSet(
    String results,
    String signatureField,
    DkimSignature signature,
    String sealField,
    ArcSeal seal) {

  /** Most sets of a chain (RFC 8617, section 4.2.1); a longer chain fails. */
  static final int MAX_SETS = 50;

  /** Longest field of a set; a chain with a longer one fails. */
  static final int MAX_FIELD_CHARS = 8_192;

  /** The names of the fields of a set, lower case. */
  static final String RESULTS = "arc-authentication-results";

  static final String SIGNATURE = "arc-message-signature";
  static final String SEAL = "arc-seal";

  private static final Pattern RESULTS_INSTANCE = Pattern.compile("^\\s*i\\s*=\\s*([0-9]+)\\s*;");

  /**
   * The sets of a message, the oldest first; empty when one is incomplete, malformed or there
   * twice.
   */
  static Optional<List<ArcSet>> of(SignedHeader header) {
    Optional<Map<Integer, String>> results = byInstance(header.named(RESULTS), ArcSet::instance);
    Optional<Map<Integer, String>> signatures = byInstance(header.named(SIGNATURE), ArcSet::tag);
    Optional<Map<Integer, String>> seals = byInstance(header.named(SEAL), ArcSet::tag);
    if (results.isEmpty() || signatures.isEmpty() || seals.isEmpty()) {
      return Optional.empty();
    }
    int count = seals.get().size();
    if (count != results.get().size() || count != signatures.get().size()) {
      return Optional.empty();
    }
    List<ArcSet> sets = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Optional<ArcSet> set =
          of(results.get().get(i), signatures.get().get(i), seals.get().get(i), i == 1);
      if (set.isEmpty()) {
        return Optional.empty();
      }
      sets.add(set.get());
    }
    return Optional.of(sets);
  }

  private static Optional<ArcSet> of(
      @Nullable String results, @Nullable String signature, @Nullable String seal, boolean first) {
    if (results == null || signature == null || seal == null) {
      return Optional.empty();
    }
    Optional<DkimSignature> signs = DkimSignature.readArc(SignedHeader.value(signature));
    Optional<ArcSeal> seals = ArcSeal.read(SignedHeader.value(seal));
    return seals
        .filter(s -> s.chain().equals(first ? "none" : "pass"))
        .flatMap(s -> signs.map(own -> new ArcSet(results, signature, own, seal, s)));
  }

  /** The fields by the number they carry; empty when a number is missing, too large or twice. */
  private static Optional<Map<Integer, String>> byInstance(
      List<String> fields, Function<String, Optional<String>> number) {
    Map<Integer, String> all = new HashMap<>();
    if (fields.size() > MAX_SETS) {
      return Optional.empty();
    }
    for (String field : fields) {
      Optional<Integer> instance =
          number
              .apply(SignedHeader.value(field))
              .filter(digits -> digits.matches("[0-9]{1,2}"))
              .map(Integer::valueOf)
              .filter(i -> i >= 1 && i <= MAX_SETS);
      if (instance.isEmpty()
          || field.length() > MAX_FIELD_CHARS
          || all.put(instance.get(), field) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(all);
  }

  private static Optional<String> tag(String value) {
    return TagList.read(value).map(tags -> tags.getOrDefault("i", ""));
  }

  private static Optional<String> instance(String value) {
    Matcher matcher = RESULTS_INSTANCE.matcher(value);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
