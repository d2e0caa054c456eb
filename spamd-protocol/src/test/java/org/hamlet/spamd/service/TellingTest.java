package org.hamlet.spamd.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.spamd.codec.Decoded;
import org.hamlet.spamd.codec.DecoderOptions;
import org.hamlet.spamd.codec.RequestDecoder;
import org.hamlet.verdict.Label;
import org.hamlet.verdict.LearnOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TELL after TELL about one message; the answers are those of SpamAssassin 4.0.1's spamd. */
class TellingTest {

  private static final String MESSAGE = "Subject: x\n\nwords\n";
  private static final String OK = "SPAMD/1.1 0 EX_OK\r\n";
  private static final Peer PEER = new Peer("localhost", "127.0.0.1", 1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing | Message-class: spam,Set: local                  | DidSet: local
          spam    | Message-class: spam,Set: local                  |
          spam    | Message-class: ham,Set: local                   | DidSet: local
          ham     | Remove: local                                   | DidRemove: local
          nothing | Remove: local                                   |
          nothing | Message-class: spam,Set: local; remote          | DidSet: local
          spam    | Message-class: spam,Set: local;remote           |
          spam    | Message-class: ham,Set: local,Remove: remote    | DidSet: local
          spam    | Message-class: ham,Remove: local                | DidRemove: local
          nothing | Message-class: spam,Set: remote                 |
          spam    | Message-class: spam,Remove: remote              |
          nothing | Set: local                                      | DidSet: local
          ham     | Message-class: maybe,Set: local                 |
          nothing | User: ann                                       |
          nothing | Message-class: spam,Set: nothing                |
          """)
  void answersAsSpamdDoes(String known, String fields, String did) {
    FakeScanner scanner = new FakeScanner();
    ScanRequest message = ScanRequest.of(MESSAGE.getBytes(ISO_8859_1));
    if (!known.equals("nothing")) {
      scanner.learn(message, known.equals("spam") ? Label.SPAM : Label.HAM);
    }
    String lines = fields.replace(",", "\r\n").replace(';', ',');
    assertThat(answer(scanner, scanner, lines))
        .isEqualTo(OK + (did == null ? "" : did + "\r\n") + "\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource({"spam", "ham"})
  void settingAndRemovingAtOnceIsRefused(String label) {
    FakeScanner scanner = new FakeScanner();
    String fields = "Message-class: " + label + "\r\nSet: local\r\nRemove: local";
    assertThat(answer(scanner, scanner, fields))
        .isEqualTo(
            "SPAMD/1.0 76 Bad header line: Unable to set local and remove local in the same"
                + " operation.\r\n");
  }

  /** SpamAssassin would take the line's end for part of the word, and the message for ham. */
  @Test
  void spamIsLearnedAsSpamAlsoWhenItsLineEndsInLfAlone() {
    FakeScanner scanner = new FakeScanner();
    List<Label> learned = new ArrayList<>();
    MessageLearner learner =
        new MessageLearner() {
          @Override
          public LearnOutcome learn(ScanRequest request, Label label) {
            learned.add(label);
            return scanner.learn(request, label);
          }

          @Override
          public LearnOutcome forget(ScanRequest request) {
            return scanner.forget(request);
          }
        };
    assertThat(answer(scanner, learner, "Message-class: spam\nSet: local"))
        .isEqualTo(OK + "DidSet: local\r\n\r\n\r\n");
    assertThat(learned).containsExactly(Label.SPAM);
  }

  @ParameterizedTest
  @CsvSource({"Set: local", "Remove: local"})
  void storeThatCannotBeWrittenDidNothing(String fields) {
    MessageLearner full =
        new MessageLearner() {
          @Override
          public LearnOutcome learn(ScanRequest request, Label label) {
            return LearnOutcome.unavailable("the disk is full");
          }

          @Override
          public LearnOutcome forget(ScanRequest request) {
            return LearnOutcome.unavailable("the disk is full");
          }
        };
    assertThat(answer(new FakeScanner(), full, fields)).isEqualTo(OK + "\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Message-class: spam,Set: local; remote       | DidSet: local,remote                 | SPAM
          Message-class: spam,Set: remote              | DidSet: remote                       | SPAM
          Message-class: ham,Set: local,Remove: remote | DidSet: local; DidRemove: remote     | HAM
          Remove: remote                               | DidRemove: remote                    | HAM
          Message-class: spam,Set: local               | DidSet: local                        |
          """)
  void whoCountsReportsIsTold(String fields, String did, Label reported) {
    FakeScanner scanner = new FakeScanner();
    List<Label> reports = new ArrayList<>();
    MessageLearner reporting =
        new MessageLearner() {
          @Override
          public LearnOutcome learn(ScanRequest request, Label label) {
            return scanner.learn(request, label);
          }

          @Override
          public LearnOutcome forget(ScanRequest request) {
            return scanner.forget(request);
          }

          @Override
          public boolean report(ScanRequest request, Label label) {
            return reports.add(label);
          }
        };
    String lines = fields.replace(",", "\r\n").replace(';', ',');
    assertThat(answer(scanner, reporting, lines))
        .isEqualTo(OK + did.replace("; ", "\r\n") + "\r\n\r\n\r\n");
    assertThat(reports).isEqualTo(reported == null ? List.of() : List.of(reported));
  }

  private static String answer(MessageScanner scanner, MessageLearner learner, String fields) {
    String request =
        "TELL SPAMC/1.5\r\n"
            + fields
            + "\r\nContent-length: "
            + MESSAGE.length()
            + "\r\n\r\n"
            + MESSAGE;
    RequestDecoder decoder = new RequestDecoder(DecoderOptions.DEFAULT.withTell(true));
    Decoded decoded =
        decoder.feed(ByteBuffer.wrap(request.getBytes(ISO_8859_1))).or(decoder::end).orElseThrow();
    RequestHandler handler = new RequestHandler(scanner, learner, Duration.ofMinutes(5));
    byte[] answer =
        decoded instanceof Decoded.Complete complete
            ? handler.answer(complete.request(), PEER).encode()
            : ((Decoded.Refused) decoded).failure().encode();
    return new String(answer, ISO_8859_1);
  }
}
