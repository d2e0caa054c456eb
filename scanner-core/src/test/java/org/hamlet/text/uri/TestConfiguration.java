package org.hamlet.text.uri;

import java.util.Optional;
import java.util.Set;
import org.hamlet.message.Bytes;

/** The small configuration the recorded cases were made with. */
final class TestConfiguration {

  private static final String REDIRECTOR = "http://go.example.com/?to=";

  private TestConfiguration() {}

  static DomainRegistry domains() {
    return new DomainRegistry(
        Set.of("com", "net", "org", "uk", "us", "de", "jp", "info", "foo", "xn--p1ai"),
        Set.of("co.uk", "ca.us", "co.us", "uk.com", "kids.us"),
        Set.of("demon.co.uk"));
  }

  /** As the pattern {@code ^http://go\.example\.com/\?to=(.*?)(?:$|[&#])} has it. */
  static Optional<Bytes> redirectTarget(Bytes uri) {
    String text = uri.text();
    if (!text.startsWith(REDIRECTOR)) {
      return Optional.empty();
    }
    String rest = text.substring(REDIRECTOR.length());
    return Optional.of(Bytes.ofLatin1(rest.split("[&#]", 2)[0]));
  }

  static UriFinder finder(UriLimits limits) {
    return new UriFinder(domains(), TestConfiguration::redirectTarget, true, limits);
  }
}
