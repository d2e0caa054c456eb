package org.hamlet.eval.net;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hamlet.engine.MessageTags;
import org.hamlet.engine.ScanContext;
import org.hamlet.engine.ScanNetwork;

/** Values of tags for questions: those of the message itself at once, others when known. */
final class ScanTags {

  private ScanTags() {}

  /** Gives the values of the tag when they are known, perhaps none. */
  static void whenKnown(
      String tag, ScanContext scan, ScanNetwork network, Consumer<List<String>> then) {
    Optional<List<String>> own = MessageTags.of(tag, scan).or(() -> ofLinks(tag, scan));
    if (own.isPresent()) {
      then.accept(own.get());
    } else {
      network.tag(tag).whenKnown(network.inTurn(then));
    }
  }

  private static Optional<List<String>> ofLinks(String tag, ScanContext scan) {
    return switch (tag) {
      case "URIHOSTS" ->
          Optional.of(
              UriHosts.of(scan).byDomain().values().stream().flatMap(h -> h.stream()).toList());
      case "URIDOMAINS" -> Optional.of(List.copyOf(UriHosts.of(scan).byDomain().keySet()));
      default -> Optional.empty();
    };
  }
}
