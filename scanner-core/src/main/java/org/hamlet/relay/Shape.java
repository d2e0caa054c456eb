package org.hamlet.relay;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way in which mail servers write a Received field.
 *
 * <p>The pattern's named groups say where the parts of the hop stand: {@code ip rdns helo by
 * ident}. {@code %IP} in it stands for an address, with or without the {@code IPv6:} prefix; what
 * it takes must also be a valid address, or the shape does not fit. Words of the pattern are
 * possessive wherever two of them meet, and the field is short ({@link ReceivedText#MAX_CHARS}):
 * together that bounds what matching costs.
 *
 * @param name which servers write so
 * @param literal what every such field contains, to tell soon that it has not this shape
 * @param pattern the form, from the start of the field
 * @param traits what else is known about these servers
 */
record Shape(String name, String literal, Pattern pattern, Set<Trait> traits, Set<String> groups) {

  /** What is known about servers of a shape beside the form of their fields. */
  enum Trait {
    /** They look up the name of the sending side, so no name means that it has none. */
    LOOKS_UP_NAMES,
    /** Without a separate HELO, the name found by reverse DNS stands for it. */
    HELO_IS_RDNS,
    /** The word after "id" is none that tells anything. */
    WITHOUT_ID
  }

  private static final String ADDRESS = "(?:[Ii][Pp][Vv]6:)?[0-9A-Fa-f:.]{2,45}+";
  private static final List<String> GROUPS = List.of("ip", "rdns", "helo", "by", "ident");

  /** A shape that any field may have. */
  static Shape of(String name, String pattern, Trait... traits) {
    return with("", name, pattern, traits);
  }

  /** A shape that only fields containing {@code literal} have. */
  static Shape with(String literal, String name, String pattern, Trait... traits) {
    Pattern compiled = Pattern.compile(pattern.replace("%IP", ADDRESS));
    Set<Trait> set = EnumSet.noneOf(Trait.class);
    set.addAll(Arrays.asList(traits));
    Set<String> named =
        Set.copyOf(GROUPS.stream().filter(g -> pattern.contains("(?<" + g + ">")).toList());
    return new Shape(name, literal, compiled, set, named);
  }

  /** The parts of the hop, if the field has this shape. */
  Optional<HopParts> read(ReceivedText field) {
    if (!field.text().contains(literal)) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(field.text());
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    Optional<String> ip = HopParts.address(group(matcher, "ip"));
    return ip.map(address -> parts(matcher, address));
  }

  private HopParts parts(Matcher matcher, String ip) {
    String rdns = group(matcher, "rdns");
    boolean heloIsRdns = traits.contains(Trait.HELO_IS_RDNS) && !has(matcher, "helo");
    String helo = heloIsRdns ? rdns : group(matcher, "helo");
    return new HopParts(ip, rdns, helo, group(matcher, "by"), group(matcher, "ident"), traits);
  }

  private boolean has(Matcher matcher, String group) {
    return groups.contains(group) && matcher.group(group) != null;
  }

  private String group(Matcher matcher, String group) {
    return has(matcher, group) ? matcher.group(group) : "";
  }
}
