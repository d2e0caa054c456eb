package org.hamlet.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Trees of odd multiparts, recorded from SpamAssassin: {@code golden/message/trees.cases}. */
class MimeTreeTest {

  @TestFactory
  Stream<DynamicTest> multipartsAreReadAsSpamAssassinReadsThem() throws IOException {
    String all;
    try (InputStream in = MimeTreeTest.class.getResourceAsStream("/golden/message/trees.cases")) {
      all = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
    return Arrays.stream(all.split("(?m)^=== ")).skip(1).map(MimeTreeTest::test);
  }

  private static DynamicTest test(String recorded) {
    int title = recorded.indexOf('\n');
    int tree = recorded.indexOf("\n--- ");
    String message = recorded.substring(title + 1, tree + 1);
    return DynamicTest.dynamicTest(
        recorded.substring(0, title),
        () -> assertEquals(recorded.substring(tree + 5), shown(message)));
  }

  private static String shown(String message) {
    ParsedMessage parsed = new MessageParser().parse(message.getBytes(StandardCharsets.ISO_8859_1));
    StringBuilder out = new StringBuilder();
    out.append(
        Stream.of(
                Defect.Kind.MIME_EPILOGUE_EXISTS,
                Defect.Kind.MISSING_MIME_HEAD_BODY_SEPARATOR,
                Defect.Kind.MISSING_MIME_HEADERS)
            .filter(parsed::has)
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" ")));
    show(parsed.root(), "", out.append('\n'));
    return out.toString();
  }

  private static void show(Part part, String indent, StringBuilder out) {
    out.append(indent).append(part.type());
    if (part instanceof Part.Multipart multipart) {
      out.append(multipart.parts().isEmpty() ? " []\n" : "\n");
      multipart.parts().forEach(child -> show(child, indent + "  ", out));
    } else if (part instanceof Part.Leaf leaf) {
      out.append(" [").append(leaf.raw().text().replace("\n", "\\x0a")).append("]\n");
    }
  }
}
