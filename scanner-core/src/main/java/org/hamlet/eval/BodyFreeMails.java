package org.hamlet.eval;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Bytes;
import org.hamlet.rule.Settings;
import org.hamlet.text.uri.DomainRegistry;
import org.hamlet.text.uri.MessageUri;

/**
 * The free mail addresses in the text and behind the {@code mailto:} anchors of a message; none
 * when there are so many addresses that it rather is a newsletter. Follows SpamAssassin 4.0.1's
 * behaviour.
 *
 * <p>Compat: looking for them takes quoted addresses, and links with an address in them, out of the
 * body that later rules and the preview of a report read ({@link
 * org.hamlet.text.RenderedTexts#changeBody}).
 *
 * @param addresses in lower case
 */
record BodyFreeMails(Set<String> addresses) {

  /** A web link with an address in it, which most often is the reader's. */
  private static final Pattern LINK_WITH_ADDRESS =
      Pattern.compile("<?https?://[^\\s]{0,255}(?:@|%40)[^\\s]{0,255}", Pattern.CASE_INSENSITIVE);

  private static final String MAILTO = "mailto:";

  static BodyFreeMails of(ScanContext scan, FreeMailDomains freeMail) {
    return scan.fact(BodyFreeMails.class, s -> collect(s, freeMail));
  }

  private static BodyFreeMails collect(ScanContext scan, FreeMailDomains freeMail) {
    if (freeMail.none()) {
      return new BodyFreeMails(Set.of());
    }
    Settings settings = scan.settings();
    Set<String> all = new LinkedHashSet<>();
    addFromLinks(scan, all);
    scan.texts().changeBody(paragraph -> withoutQuoted(paragraph, scan.domains()));
    for (Bytes paragraph : scan.texts().body()) {
      if (hasAt(paragraph)) {
        new TextAddresses(paragraph.text(), scan.domains()).addTo(all);
      }
    }
    Set<String> free = new LinkedHashSet<>();
    all.stream().filter(freeMail::contains).forEach(free::add);
    boolean tooMany =
        settings.flag("freemail_skip_when_over_max")
            && (all.size() >= settings.number("freemail_max_body_emails")
                || free.size() >= settings.number("freemail_max_body_freemails"));
    return new BodyFreeMails(tooMany ? Set.of() : free);
  }

  private static void addFromLinks(ScanContext scan, Set<String> all) {
    for (MessageUri uri : scan.texts().uris().all()) {
      String text = uri.uri().text();
      if (text.regionMatches(true, 0, MAILTO, 0, MAILTO.length())
          && uri.types().contains("a")
          && !uri.types().contains("parsed")) {
        new TextAddresses(text.substring(MAILTO.length()), scan.domains())
            .atStart()
            .ifPresent(all::add);
      }
    }
  }

  /** What is left of a paragraph without links that have an address and without quoted ones. */
  private static Bytes withoutQuoted(Bytes paragraph, DomainRegistry domains) {
    if (!hasAt(paragraph) && paragraph.indexOf('%', 0) < 0) {
      return paragraph;
    }
    String text = LINK_WITH_ADDRESS.matcher(paragraph.text()).replaceAll(" ");
    return Bytes.ofLatin1(new TextAddresses(text, domains).withoutQuoted());
  }

  private static boolean hasAt(Bytes paragraph) {
    return paragraph.indexOf('@', 0) >= 0;
  }

  /** The first address that is another. */
  Optional<String> firstOtherThan(String address) {
    return addresses.stream().filter(a -> !a.equals(address)).findFirst();
  }
}
