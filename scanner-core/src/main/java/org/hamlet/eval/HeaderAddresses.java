package org.hamlet.eval;

import java.util.List;
import java.util.Optional;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Bytes;
import org.hamlet.text.HeaderSelector;

/** Header values and addresses as text, one char a byte. */
public final class HeaderAddresses {

  private HeaderAddresses() {}

  /** The addresses of a field in order, as written. */
  public static List<String> of(ScanContext scan, String field) {
    return values(scan, field + ":addr");
  }

  /** The first address of a field. */
  public static Optional<String> first(ScanContext scan, String field) {
    return of(scan, field).stream().findFirst();
  }

  /** The separate values a selector such as {@code From:name} gives. */
  public static List<String> values(ScanContext scan, String selector) {
    return scan.texts().headers().values(HeaderSelector.parse(selector)).stream()
        .map(Bytes::text)
        .toList();
  }
}
