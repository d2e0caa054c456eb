package org.hamlet.mailet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.mail.MessagingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanParametersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          requiredScore   | five        | HamletScan: parameter requiredScore: "five": not a number
          requiredScore   | NaN         | HamletScan: parameter requiredScore: "NaN": not a number
          perUser         | maybe       | HamletScan: parameter perUser: "maybe": neither true nor false
          addHeaders      | on          | HamletScan: parameter addHeaders: "on": neither true nor false
          reportSafe      | 3           | HamletScan: parameter reportSafe: "3": none of 0, 1 and 2
          maxSize         | big         | HamletScan: parameter maxSize: "big": not a size such as 500K or 2M
          maxSize         | 65M         | HamletScan: parameter maxSize: "65M": more than 67108864 bytes
          timeLimit       | 0           | HamletScan: parameter timeLimit: "0": not a time such as 30 s or 500 ms
          timeLimit       | 3 weeks     | HamletScan: parameter timeLimit: "3 weeks": not a time such as 30 s or 500 ms
          onFailure       | panic       | HamletScan: parameter onFailure: "panic": neither pass nor error
          rejectProcessor | reject      | HamletScan: parameter rejectProcessor: "reject": rejectProcessor and rejectThreshold go together
          rejectThreshold | 12          | HamletScan: parameter rejectThreshold: "12": rejectProcessor and rejectThreshold go together
          site            | /nowhere/it | HamletScan: parameter site: "/nowhere/it": no such directory: /nowhere/it
          rules           | /nowhere/it | HamletScan: parameter rules: "/nowhere/it": no such directory: /nowhere/it
          """)
  void wrongValueIsOneSentence(String name, String value, String sentence) {
    assertThatThrownBy(
            () -> ScanParameters.of(Configured.config(name, value).build(), Configured.FILES))
        .isInstanceOf(MessagingException.class)
        .hasMessage(sentence);
  }

  @Test
  void unknownNameIsToldWithTheKnownOnes() {
    assertThatThrownBy(
            () ->
                ScanParameters.of(Configured.config("requiredHits", "5").build(), Configured.FILES))
        .hasMessageStartingWith(
            "HamletScan: unknown parameter requiredHits; there are: addHeaders, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"onMailetException", "onMatchException"})
  void whatJamesItselfReadsOfEveryMailetIsNoUnknownName(String name) throws MessagingException {
    ScanParameters read =
        ScanParameters.of(Configured.config(name, "ignore").build(), Configured.FILES);
    assertThat(read).isEqualTo(ScanParameters.of(Configured.config().build(), Configured.FILES));
  }

  @Test
  void usersCannotShareARewrittenMessage() {
    assertThatThrownBy(
            () ->
                ScanParameters.of(
                    Configured.config("perUser", "true", "rewriteSubject", "[SPAM]").build(),
                    Configured.FILES))
        .hasMessageContaining("rewriteSubject and reportSafe cannot be used with it");
  }

  @Test
  void parametersBecomeConfigurationLines() throws MessagingException {
    ScanParameters read =
        ScanParameters.of(
            Configured.config(
                    "requiredScore",
                    "6.5",
                    "rewriteSubject",
                    "true",
                    "reportSafe",
                    "1",
                    "addHeaders",
                    "false",
                    "timeLimit",
                    "500 ms",
                    "maxSize",
                    "64M")
                .build(),
            Configured.FILES);
    assertThat(read.scanner().lines())
        .containsExactly(
            "required_score 6.5",
            "rewrite_header Subject [SPAM]",
            "report_safe 1",
            "clear_headers");
    assertThat(read.timeLimit()).contains(Duration.ofMillis(500));
    assertThat(read.maxSizeBytes()).isEqualTo(ScanParameters.MAX_MAX_SIZE_BYTES);
  }

  @Test
  void folderWithoutARuleIsRefused(@TempDir Path empty) {
    HamletScan mailet = new HamletScan(new SharedScanners(), Configured.FILES);
    assertThatThrownBy(() -> mailet.init(Configured.config("rules", empty.toString()).build()))
        .isInstanceOf(MessagingException.class)
        .hasMessage("HamletScan: the rules cannot be read: no rule in " + empty);
  }

  @ParameterizedTest
  @CsvSource({"file://conf/hamlet", "file:conf/hamlet", "conf/hamlet", "./conf/../conf/hamlet"})
  void directoriesMayBeWrittenAsJamesDoes(String written, @TempDir Path james) throws Exception {
    Path site = Files.createDirectories(james.resolve("conf/hamlet"));
    ScanParameters read =
        ScanParameters.of(Configured.config("site", written).build(), new FolderFileSystem(james));
    assertThat(read.scanner().site()).contains(site);
  }

  @Test
  void withoutASizeMailOfTheUsualOneIsScanned() throws MessagingException {
    ScanParameters usual = ScanParameters.of(Configured.config().build(), Configured.FILES);
    assertThat(usual.maxSizeBytes()).isEqualTo(ScanParameters.DEFAULT_MAX_SIZE_BYTES);
  }
}
