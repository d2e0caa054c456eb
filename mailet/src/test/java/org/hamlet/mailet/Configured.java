package org.hamlet.mailet;

import java.net.URISyntaxException;
import java.nio.file.Path;
import javax.mail.MessagingException;
import org.apache.james.filesystem.api.FileSystem;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailetConfig;

/** Mailets with a configuration, for tests. */
final class Configured {

  static final FileSystem FILES = new FolderFileSystem(Path.of("").toAbsolutePath());

  private Configured() {}

  static FakeMailetConfig.Builder config(String... namesAndValues) {
    return config(FakeMailContext.defaultContext(), namesAndValues);
  }

  static FakeMailetConfig.Builder config(FakeMailContext context, String... namesAndValues) {
    FakeMailetConfig.Builder config =
        FakeMailetConfig.builder().mailetName("HamletScan").mailetContext(context);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      config.setProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return config;
  }

  /** A mailet with the few rules of these tests. */
  static HamletScan scan(String... namesAndValues) throws MessagingException {
    return scan(FakeMailContext.defaultContext(), namesAndValues);
  }

  static HamletScan scan(FakeMailContext context, String... namesAndValues)
      throws MessagingException {
    HamletScan mailet = new HamletScan(new SharedScanners(), Configured.FILES);
    mailet.init(
        config(context, namesAndValues).setProperty("rules", fewRules().toString()).build());
    return mailet;
  }

  static Path fewRules() {
    try {
      return Path.of(Configured.class.getResource("/rules").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
