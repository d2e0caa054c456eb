package org.hamlet.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Golden files of this package; SpamAssassin 4.0.1 gave the expected values. */
final class GoldenText {

  private GoldenText() {}

  static String of(String name) {
    try (InputStream in = GoldenText.class.getResourceAsStream("/golden/relay/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
