package org.hamlet.text.uri;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hamlet.message.Bytes;
import org.hamlet.verdict.LimitLog;

/**
 * All the ways to write one URI that a rule may be looking for: as found, with its disguises
 * removed, and where a redirector named in it would lead. Follows SpamAssassin 4.0.1's behaviour.
 * For one message and one thread.
 */
final class UriForms {

  /** Most forms kept of one URI; redirects nested more deeply than that are not followed. */
  static final int MAX_FORMS = 100;

  private final RedirectTarget redirects;
  private final DomainRegistry domains;
  private final LimitLog log;

  /** Whether redirectors are still looked for: not once one of their patterns was too slow. */
  private boolean redirecting = true;

  UriForms(RedirectTarget redirects, DomainRegistry domains, LimitLog log) {
    this.redirects = redirects;
    this.domains = domains;
    this.log = log;
  }

  /**
   * The forms of a URI in text, the URI itself first.
   *
   * @param uri one char a byte
   */
  Set<String> ofText(String uri) {
    return of(uri, PlainForm::of);
  }

  /**
   * The same for a link in HTML, where characters are encoded and not the bytes of their UTF-8:
   * {@code ä%20} becomes {@code %e4%20} as in SpamAssassin.
   *
   * @param uri one char a byte
   */
  Set<String> ofLink(String uri) {
    return of(uri, UriForms::plainCharacters);
  }

  private Set<String> of(String uri, UnaryOperator<String> plainForm) {
    Forms forms = new Forms(log);
    forms.follow(withoutLineEnds(uri));
    String next = forms.next();
    while (next != null) {
      canonicalise(next, plainForm, forms);
      next = forms.next();
    }
    return forms.all;
  }

  private static String plainCharacters(String uri) {
    if (Ascii.allAscii(uri)) {
      return PlainForm.of(uri);
    }
    String characters =
        new String(uri.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    byte[] plain = PlainForm.of(characters).getBytes(StandardCharsets.UTF_8);
    return new String(plain, StandardCharsets.ISO_8859_1);
  }

  private void canonicalise(String uri, UnaryOperator<String> plainForm, Forms forms) {
    if (isFragmentOrPath(uri)) {
      return;
    }
    if (MailForms.isMail(uri)) {
      MailForms.add(uri, forms);
      return;
    }
    String plain = plainForm.apply(uri);
    forms.add(plain);
    int httpEnd = Scheme.httpEnd(plain);
    if (httpEnd > 0) {
      redirectTarget(plain, httpEnd).ifPresent(forms::follow);
      HostForms.add(plain, httpEnd, domains, forms);
    }
  }

  private Optional<String> redirectTarget(String uri, int from) {
    Optional<Bytes> known = knownTarget(uri).filter(target -> target.indexOf('.', 0) >= 0);
    return known.isPresent() ? known.map(Bytes::text) : embeddedUri(uri, from);
  }

  private Optional<Bytes> knownTarget(String uri) {
    try {
      return redirecting ? redirects.target(Bytes.ofLatin1(uri)) : Optional.empty();
    } catch (RedirectTarget.TooSlow tooSlow) {
      redirecting = false;
      log.add(tooSlow.limit());
      return Optional.empty();
    }
  }

  /** The next {@code http:} or {@code https:} inside, up to {@code &} or {@code #}. */
  private static Optional<String> embeddedUri(String uri, int from) {
    if (uri.startsWith("///", from)) {
      return Optional.empty(); // Compat: without a host nothing redirects
    }
    int start = userEnd(uri, from + 2);
    int hostEnd = hostEnd(uri, start);
    for (int i = hostEnd > start ? hostEnd : uri.length(); i < uri.length(); i++) {
      int after = httpEndAt(uri, i);
      if (after > 0) {
        int end = after;
        while (end < uri.length() && uri.charAt(end) != '&' && uri.charAt(end) != '#') {
          end++;
        }
        if (uri.substring(after, end).indexOf('.') >= 0) {
          return Optional.of(uri.substring(i, end));
        }
        i = end - 1;
      }
    }
    return Optional.empty();
  }

  /** Compat: a user is passed over with its colons. */
  private static int userEnd(String uri, int from) {
    int slash = uri.indexOf('/', from);
    int at = uri.indexOf('@', from);
    return at >= 0 && (slash < 0 || at < slash) ? at : from;
  }

  /** Where a slash or colon ends the host; its start when it ends otherwise. */
  private static int hostEnd(String uri, int start) {
    int end = start;
    while (end < uri.length() && "/:?#".indexOf(uri.charAt(end)) < 0) {
      end++;
    }
    return end < uri.length() && "/:".indexOf(uri.charAt(end)) >= 0 ? end : start;
  }

  private static int httpEndAt(String uri, int at) {
    if (!Ascii.startsWith(uri, at, "http")) {
      return 0;
    }
    int colon = Ascii.startsWith(uri, at + 4, "s") ? at + 5 : at + 4;
    return colon < uri.length() && uri.charAt(colon) == ':' ? colon + 1 : 0;
  }

  private static boolean isFragmentOrPath(String uri) {
    return uri.length() <= 1
        || "#?&".indexOf(uri.charAt(0)) >= 0
        || (uri.charAt(0) == '/' && uri.charAt(1) != '/');
  }

  private static String withoutLineEnds(String uri) {
    return uri.indexOf('\n') < 0 && uri.indexOf('\r') < 0
        ? uri
        : uri.replace("\n", "").replace("\r", "");
  }

  /** The forms found so far; some of them are to be canonicalised in their turn. */
  static final class Forms {

    private final Set<String> all = new LinkedHashSet<>();
    private final Queue<String> toFollow = new ArrayDeque<>();
    private final LimitLog log;

    Forms(LimitLog log) {
      this.log = log;
    }

    /** Notes a form. */
    boolean add(String form) {
      if (all.size() < MAX_FORMS) {
        return all.add(form);
      }
      if (!all.contains(form)) {
        log.reached(UriForms.class, "MAX_FORMS", MAX_FORMS, "forms");
      }
      return false;
    }

    /** Notes a form that may hide further ones. */
    void follow(String form) {
      if (add(form)) {
        toFollow.add(form);
      }
    }

    private String next() {
      return toFollow.poll();
    }
  }
}
