package org.hamlet.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hamlet.message.Bytes;
import org.hamlet.message.MessageParser;
import org.hamlet.message.ParsedMessage;
import org.hamlet.relay.RelayOptions;
import org.hamlet.relay.RelayParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases are {@code FIELD\nFIELD... => SENDER}, recorded from SpamAssassin 4.0.1. */
class EnvelopeSenderTest {

  static Stream<String> cases() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/golden/text/envelope-sender.cases"))
        .stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isFoundWhereSpamAssassinFindsIt(String line) {
    String fields = line.substring(0, line.indexOf(" =>"));
    assertEquals(line, (fields + " => " + sender(fields.replace("\\n", "\n"))).strip());
  }

  private static String sender(String fields) {
    ParsedMessage message = new MessageParser().parse(Bytes.ofLatin1(fields + "\n\nx\n").toArray());
    return new EnvelopeSender(
            message,
            RelayParser.parse(message.headers(), RelayOptions.INFERRED),
            TextOptions.DEFAULT)
        .find()
        .orElse("");
  }
}
