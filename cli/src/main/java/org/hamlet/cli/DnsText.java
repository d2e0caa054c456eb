package org.hamlet.cli;

import java.io.IOException;
import java.util.Optional;
import org.hamlet.cli.updates.MirrorSource;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Texts in DNS, asked of the system's servers. */
final class DnsText implements MirrorSource.TextRecords {

  @Override
  public Optional<String> text(String name) throws IOException {
    Lookup lookup;
    try {
      lookup = new Lookup(name, Type.TXT);
    } catch (TextParseException e) {
      throw new IOException("not a name: " + name, e);
    }
    Record[] records = lookup.run();
    if (lookup.getResult() != Lookup.SUCCESSFUL) {
      if (lookup.getResult() == Lookup.HOST_NOT_FOUND
          || lookup.getResult() == Lookup.TYPE_NOT_FOUND) {
        return Optional.empty();
      }
      throw new IOException(lookup.getErrorString());
    }
    for (Record record : records) {
      if (record instanceof TXTRecord text) {
        return Optional.of(String.join("", text.getStrings()));
      }
    }
    return Optional.empty();
  }
}
