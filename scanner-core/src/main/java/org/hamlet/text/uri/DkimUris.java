package org.hamlet.text.uri;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hamlet.message.Bytes;
import org.hamlet.message.HeaderField;
import org.hamlet.message.Headers;
import org.hamlet.verdict.LimitLog;

/** The signing domains of DKIM (RFC 6376) and DomainKeys (RFC 4870) signatures, as URIs. */
final class DkimUris {

  /** Most signatures looked at. */
  static final int MAX_SIGNATURES = 100;

  private static final Set<String> TYPES = Set.of("domainkeys", "nocanon", "noclean");

  private DkimUris() {}

  static List<MessageUri> of(Headers headers, DomainRegistry domains, LimitLog log) {
    Map<String, MessageUri> uris = new LinkedHashMap<>();
    int signatures = 0;
    for (HeaderField field : headers.fields()) {
      if (!field.is("DKIM-Signature") && !field.is("DomainKey-Signature")) {
        continue;
      }
      if (signatures == MAX_SIGNATURES) {
        log.reached(DkimUris.class, "MAX_SIGNATURES", MAX_SIGNATURES, "signatures");
        break;
      }
      signatures++;
      add(field, domains, uris);
    }
    return List.copyOf(uris.values());
  }

  private static void add(HeaderField field, DomainRegistry domains, Map<String, MessageUri> uris) {
    for (String tag : field.raw().text().split(";", -1)) {
      String trimmed = tag.strip();
      if (!trimmed.startsWith("d") || trimmed.indexOf('=') < 0) {
        continue;
      }
      String name = trimmed.substring(0, trimmed.indexOf('=')).strip();
      if (!name.equals("d")) {
        continue;
      }
      String domain = trimmed.substring(trimmed.indexOf('=') + 1).strip();
      String uri = "domainkeys:" + domain;
      UriHost.of(domain, domains)
          .ifPresent(
              host ->
                  uris.put(
                      uri,
                      new MessageUri(
                          Bytes.ofLatin1(uri),
                          TYPES,
                          List.of(),
                          List.of(),
                          Map.of(host, domains.registeredDomain(host)))));
    }
  }
}
