package org.hamlet.text.uri;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hamlet.message.Bytes;
import org.hamlet.message.Headers;
import org.hamlet.text.html.HtmlAnchor;
import org.hamlet.text.html.HtmlLink;
import org.hamlet.text.html.RenderedHtml;
import org.hamlet.verdict.LimitLog;
import org.jspecify.annotations.Nullable;

/**
 * Collects the URIs of one message from its rendered text, its HTML and its DKIM signatures.
 * Follows SpamAssassin 4.0.1's behaviour. Thread-safe; {@link #find} never throws for content.
 */
public final class UriFinder {

  private static final String PARSED = "parsed";

  private final DomainRegistry domains;
  private final RedirectTarget redirects;
  private final UriLimits limits;
  private final boolean parseDkim;

  /**
   * A finder for one configuration.
   *
   * @param parseDkim whether domains of DKIM signatures count ({@code parse_dkim_uris})
   */
  public UriFinder(
      DomainRegistry domains, RedirectTarget redirects, boolean parseDkim, UriLimits limits) {
    this.domains = domains;
    this.redirects = redirects;
    this.limits = limits;
    this.parseDkim = parseDkim;
  }

  /**
   * The URIs of a message.
   *
   * @param headers of the message
   * @param paragraphs the rendered body, UTF-8
   * @param htmlParts its rendered HTML parts
   * @param attached links found in attached files
   */
  public MessageUris find(
      Headers headers,
      List<Bytes> paragraphs,
      List<RenderedHtml> htmlParts,
      List<String> attached) {
    LimitLog log = new LimitLog();
    Found found = new Found(limits, new UriForms(redirects, domains, log), log);
    for (RenderedHtml html : htmlParts) {
      addHtml(html, found);
    }
    for (Bytes paragraph : paragraphs) {
      addText(paragraph.text(), found);
    }
    attached.forEach(uri -> addAttached(uri.strip(), found));
    List<MessageUri> uris = new ArrayList<>();
    found.entries.forEach((uri, entry) -> uris.add(entry.toUri(uri)));
    if (parseDkim) {
      uris.addAll(DkimUris.of(headers, domains, log));
    }
    return new MessageUris(uris, found.truncated, log.reached());
  }

  private void addHtml(RenderedHtml html, Found found) {
    Set<Entry> ofThis = new LinkedHashSet<>();
    for (HtmlLink link : html.links()) {
      Entry entry = found.link(link.uri(), html.linksInUtf8());
      if (entry != null) {
        entry.types.add(link.type());
        ofThis.add(entry);
      }
    }
    for (HtmlAnchor anchor : html.anchors()) {
      Entry entry = found.link(anchor.href(), html.linksInUtf8());
      if (entry != null) {
        entry.anchorTexts.add(anchor.text());
        ofThis.add(entry);
      }
    }
    ofThis.forEach(entry -> completeLink(entry, found.forms));
  }

  private void completeLink(Entry entry, UriForms forms) {
    boolean first = entry.cleaned.isEmpty();
    complete(entry, entry.characters ? forms::ofLink : forms::ofText);
    if (first && entry.characters) {
      List<String> octets = entry.cleaned.stream().map(LinkOctets::of).toList();
      entry.cleaned.clear();
      entry.cleaned.addAll(octets);
    }
  }

  private void complete(Entry entry, Function<String, Set<String>> forms) {
    if (entry.cleaned.isEmpty()) {
      entry.cleaned.addAll(forms.apply(entry.source));
      entry.cleaned.forEach(
          form -> UriHost.of(form, domains).ifPresent(host -> entry.hosts.put(host, domain(host))));
    }
    if (entry.types.isEmpty()) {
      entry.types.add(PARSED);
    }
  }

  private void addText(String paragraph, Found found) {
    for (TextUri textUri : TextUriScanner.scan(paragraph, domains.topLevel())) {
      Entry candidate = new Entry(textUri.uri());
      Entry known = found.entries.get(textUri.uri());
      Entry entry = known == null ? candidate : known;
      complete(entry, found.forms::ofText);
      if (leadsSomewhere(textUri, entry)
          && (known != null || found.put(textUri.uri(), candidate))) {
        entry.types.add(PARSED);
        if (textUri.schemeless()) {
          entry.types.add("schemeless");
        }
        if (textUri.unlinked()) {
          entry.types.add("unlinked");
        }
      }
    }
  }

  private void addAttached(String uri, Found found) {
    Entry entry = found.attached(uri);
    if (entry != null) {
      complete(entry, found.forms::ofText);
      entry.types.add(PARSED);
    }
  }

  /** A link needs a host; one of mail needs one with a name. */
  private static boolean leadsSomewhere(TextUri textUri, Entry entry) {
    boolean mail = Ascii.startsWith(textUri.uri(), 0, "mailto:");
    return entry.hosts.keySet().stream().anyMatch(host -> !mail || !HostNames.isIpv4(host));
  }

  private String domain(String host) {
    return HostNames.isIpv4(host) ? host : domains.registeredDomain(host);
  }

  /** What is found so far, by the URI as found. */
  private static final class Found {

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final UriLimits limits;
    private final UriForms forms;
    private final LimitLog log;
    private boolean truncated;

    Found(UriLimits limits, UriForms forms, LimitLog log) {
      this.limits = limits;
      this.forms = forms;
      this.log = log;
    }

    private @Nullable Entry link(String uri, boolean utf8) {
      String source = bounded(utf8 ? uri : LinkOctets.utf8(uri));
      return utf8
          ? entry(source, new Entry(source))
          : entry(LinkOctets.of(source), new Entry(source, true));
    }

    private @Nullable Entry attached(String uri) {
      String source = bounded(uri);
      return entry(source, new Entry(source));
    }

    private String bounded(String uri) {
      if (uri.length() <= limits.maxUriBytes()) {
        return uri;
      }
      truncated = true;
      log.reached(UriLimits.class, "maxUriBytes", limits.maxUriBytes(), "bytes");
      return uri.substring(0, limits.maxUriBytes());
    }

    private @Nullable Entry entry(String key, Entry candidate) {
      if (!entries.containsKey(key) && !put(key, candidate)) {
        return null;
      }
      return entries.get(key);
    }

    private boolean put(String uri, Entry entry) {
      if (entries.size() >= limits.maxUris()) {
        log.reached(UriLimits.class, "maxUris", limits.maxUris(), "URIs");
        return false;
      }
      entries.put(uri, entry);
      return true;
    }
  }

  private static final class Entry {

    private final String source;
    private final boolean characters;
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> anchorTexts = new LinkedHashSet<>();
    private final Set<String> cleaned = new LinkedHashSet<>();
    private final Map<String, String> hosts = new LinkedHashMap<>();

    /**
     * @param source the URI, a link of HTML all in UTF-8
     * @param characters whether rules see the characters of it up to U+00FF
     */
    Entry(String source, boolean characters) {
      this.source = source;
      this.characters = characters;
    }

    Entry(String source) {
      this(source, false);
    }

    private MessageUri toUri(String uri) {
      return new MessageUri(
          Bytes.ofLatin1(uri),
          types,
          List.copyOf(anchorTexts),
          cleaned.stream().map(Bytes::ofLatin1).toList(),
          hosts);
    }
  }
}
