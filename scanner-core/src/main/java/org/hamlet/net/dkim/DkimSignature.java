package org.hamlet.net.dkim;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
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
  private static final Pattern ESCAPE = Pattern.compile("=([0-9A-Fa-f]{2})");
  private static final int HEX = 16;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_-]{1,63}(?:\\.[A-Za-z0-9_-]{1,63}){0,40}");

  /** Reads the value of a DKIM-Signature; empty when it can never verify. */
  static Optional<DkimSignature> read(String value) {
    return TagList.read(value)
        .filter(tags -> tags.getOrDefault("v", "").equals("1"))
        .flatMap(DkimSignature::of)
        .filter(signature -> signature.names.contains("from"));
  }

  /**
   * Reads the value of an ARC-Message-Signature (RFC 8617, section 4.1.2): its number stands where
   * the identity does, it has no version, and it must not cover seals.
   */
  static Optional<DkimSignature> readArc(String value) {
    return TagList.read(value)
        .filter(tags -> !tags.containsKey("v"))
        .map(DkimSignature::withoutIdentity)
        .flatMap(DkimSignature::of)
        .filter(signature -> !signature.names.contains(ArcSet.SEAL));
  }

  private static Map<String, String> withoutIdentity(Map<String, String> tags) {
    Map<String, String> rest = new HashMap<>(tags);
    rest.remove("i");
    return rest;
  }

  private static boolean complete(Map<String, String> tags) {
    return tags.keySet().containsAll(List.of("a", "b", "bh", "d", "h", "s"))
        && number(tags, "l").isPresent() == tags.containsKey("l")
        && isTimed(tags);
  }

  /** Whether the key may be asked for by DNS, the one way there is. */
  private static boolean isInDns(Map<String, String> tags) {
    return Arrays.stream(tags.getOrDefault("q", "dns/txt").split(":"))
        .map(String::strip)
        .anyMatch(q -> q.equals("dns/txt") || q.equals("dns"));
  }

  /** Whether the times are numbers where there are any. */
  static boolean isTimed(Map<String, String> tags) {
    return number(tags, "t").isPresent() == tags.containsKey("t")
        && number(tags, "x").isPresent() == tags.containsKey("x");
  }

  /** Whether the algorithm is ed25519-sha256, else rsa-sha256; empty for another. */
  static Optional<Boolean> algorithm(Map<String, String> tags) {
    return switch (tags.getOrDefault("a", "").toLowerCase(Locale.ROOT)) {
      case "rsa-sha256" -> Optional.of(false);
      case "ed25519-sha256" -> Optional.of(true);
      default -> Optional.empty();
    };
  }

  /** Whether it is a name that DNS may be asked about: labels of letters, digits and so on. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  private static Optional<DkimSignature> of(Map<String, String> tags) {
    Optional<Boolean> ed25519 = algorithm(tags);
    String[] forms = tags.getOrDefault("c", "simple").toLowerCase(Locale.ROOT).split("/", 2);
    String domain = tags.getOrDefault("d", "").toLowerCase(Locale.ROOT);
    String selector = tags.getOrDefault("s", "");
    String identity = decoded(tags.getOrDefault("i", "@" + domain));
    Optional<byte[]> bodyHash = base64(tags.getOrDefault("bh", ""));
    Optional<byte[]> signature = base64(tags.getOrDefault("b", ""));
    boolean fits =
        complete(tags)
            && isForm(forms[0])
            && (forms.length == 1 || isForm(forms[1]))
            && isInDns(tags)
            && isName(domain)
            && isName(selector)
            && isBelow(identity, domain);
    if (ed25519.isEmpty() || !fits || bodyHash.isEmpty() || signature.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DkimSignature(
            ed25519.get(),
            forms[0].equals("relaxed"),
            forms.length == 2 && forms[1].equals("relaxed"),
            number(tags, "l"),
            names(tags),
            domain,
            identity,
            selector,
            number(tags, "x"),
            Bytes.of(bodyHash.get()),
            Bytes.of(signature.get())));
  }

  private static List<String> names(Map<String, String> tags) {
    return Arrays.stream(tags.getOrDefault("h", "").split(":"))
        .map(n -> n.strip().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Whether the identity's domain is the signer's own, not one below. */
  boolean isOwnIdentity() {
    return identity.toLowerCase(Locale.ROOT).endsWith("@" + domain);
  }

  /** Takes back the escapes of an identity (RFC 6376, section 2.11). */
  private static String decoded(String text) {
    return ESCAPE
        .matcher(WHITE.matcher(text).replaceAll(""))
        .replaceAll(
            hex ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(hex.group(1), HEX))));
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
