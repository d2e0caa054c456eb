package org.hamlet.net.dkim;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hamlet.message.Bytes;

/**
 * One {@code DKIM-Signature} (RFC 6376, section 3.5).
 *
 * @param ed25519 whether its algorithm is ed25519-sha256, else rsa-sha256
 * @param relaxedHeader canonicalisation of the header
 * @param relaxedBody canonicalisation of the body
 * @param bodyBytes how much of the body is signed (l=); empty for all
 * @param names the signed fields, lower case, in order
 */
record DkimSignature(
    boolean ed25519,
    boolean relaxedHeader,
    boolean relaxedBody,
    Optional<Long> bodyBytes,
    List<String> names,
    String domain,
    String identity,
    String selector,
    Optional<Long> expires,
    Bytes bodyHash,
    Bytes signature) {

  private static final Pattern WHITE = Pattern.compile("[ \t\r\n]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  /** Reads the value of a field; empty when it can never verify. */
  static Optional<DkimSignature> read(String value) {
    return TagList.read(value).filter(DkimSignature::complete).flatMap(DkimSignature::of);
  }

  private static boolean complete(Map<String, String> tags) {
    return tags.keySet().containsAll(List.of("v", "a", "b", "bh", "d", "h", "s"))
        && tags.getOrDefault("v", "").equals("1")
        && number(tags, "l").isPresent() == tags.containsKey("l")
        && number(tags, "x").isPresent() == tags.containsKey("x");
  }

  private static Optional<DkimSignature> of(Map<String, String> tags) {
    String algorithm = tags.getOrDefault("a", "").toLowerCase(Locale.ROOT);
    String[] forms = tags.getOrDefault("c", "simple").toLowerCase(Locale.ROOT).split("/", 2);
    String domain = tags.getOrDefault("d", "").toLowerCase(Locale.ROOT);
    String identity = tags.getOrDefault("i", "@" + domain);
    List<String> names =
        Arrays.stream(tags.getOrDefault("h", "").split(":"))
            .map(n -> n.strip().toLowerCase(Locale.ROOT))
            .toList();
    Optional<byte[]> bodyHash = base64(tags.getOrDefault("bh", ""));
    Optional<byte[]> signature = base64(tags.getOrDefault("b", ""));
    boolean known = algorithm.equals("rsa-sha256") || algorithm.equals("ed25519-sha256");
    boolean fits =
        isForm(forms[0])
            && (forms.length == 1 || isForm(forms[1]))
            && names.contains("from")
            && !domain.isEmpty()
            && isBelow(identity, domain);
    if (!known || !fits || bodyHash.isEmpty() || signature.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DkimSignature(
            algorithm.startsWith("ed"),
            forms[0].equals("relaxed"),
            forms.length == 2 && forms[1].equals("relaxed"),
            number(tags, "l"),
            names,
            domain,
            identity,
            tags.getOrDefault("s", ""),
            number(tags, "x"),
            Bytes.of(bodyHash.get()),
            Bytes.of(signature.get())));
  }

  private static boolean isForm(String form) {
    return form.equals("simple") || form.equals("relaxed");
  }

  /** Whether the identity's domain is the signer's or one below it. */
  private static boolean isBelow(String identity, String domain) {
    int at = identity.lastIndexOf('@');
    String host = identity.substring(at + 1).toLowerCase(Locale.ROOT);
    return at >= 0 && (host.equals(domain) || host.endsWith("." + domain));
  }

  private static Optional<Long> number(Map<String, String> tags, String tag) {
    return Optional.ofNullable(tags.get(tag))
        .filter(v -> NUMBER.matcher(v).matches())
        .map(Long::valueOf);
  }

  /** Octets of a base64 text with white space in it; empty when it is none. */
  static Optional<byte[]> base64(String text) {
    try {
      String bare = WHITE.matcher(text).replaceAll("");
      return bare.isEmpty()
          ? Optional.empty()
          : Optional.of(Base64.getDecoder().decode(bare.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
