package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hamlet.cli.failure.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {

  @TempDir private Path folder;
  private Path mail;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void folders() throws IOException {
    mail = Files.createDirectory(folder.resolve("mail"));
    Files.createDirectory(folder.resolve("rules"));
  }

  private int train(String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--rules",
                folder.resolve("rules").toString(),
                "--state",
                folder.resolve("state").toString()));
    arguments.addAll(List.of(more));
    return Hamlet.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(new String[0]));
  }

  /** The summary without its time. */
  private String summary() {
    return out.toString().replaceAll("; [0-9.]+ s\\s*$", "");
  }

  private static String summary(int spam, int ham, int corrected, int forgotten, int known) {
    return String.format(
        "learned %d (%d spam, %d ham), corrected %d, forgotten %d, nothing new in %d,"
            + " too long 0, unreadable 0",
        spam + ham, spam, ham, corrected, forgotten, known);
  }

  private static String message(int number) {
    return "From: a@example.org\nMessage-ID: <"
        + number
        + "@example.org>\nSubject: letter\n\n"
        + "Words of letter number "
        + number
        + ".\n";
  }

  private Path write(String path, String text) throws IOException {
    Path file = mail.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, ISO_8859_1);
  }

  private Path someMail(String name, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      write(name + "/" + i, message(i));
    }
    return mail.resolve(name);
  }

  /** The figures of the token store; a backup does not carry the model. */
  private String dumped() {
    assertThat(train("--dump")).isZero();
    return out.toString().replaceAll("(?m)^ *\\d+ messages in the model$", "");
  }

  @Test
  void damagedFilesAreToldWithAWayOutWhichWorks() throws IOException {
    Path ham = someMail("ham", 0, 3);
    Path spam = someMail("spam", 10, 3);
    assertThat(train("--ham", ham.toString(), "--spam", spam.toString(), "--sync")).isZero();
    for (String file : new String[] {"bayes/tokens", "model.journal"}) {
      Files.writeString(folder.resolve("state").resolve(file), "garbage");
    }
    assertThat(train("--dump")).isEqualTo(ExitCodes.IOERR);
    assertThat(err.toString()).contains("; hamlet train --clear begins anew");
    assertThat(train("--clear", "--ham", ham.toString(), "--spam", spam.toString())).isZero();
    assertThat(summary()).isEqualTo(summary(3, 3, 0, 0, 0));
    Files.delete(folder.resolve("state/model.journal"));
    assertThat(train("--clear", "--ham", ham.toString(), "--spam", spam.toString())).isZero();
    assertThat(summary()).isEqualTo(summary(3, 3, 0, 0, 0));
    assertThat(folder.resolve("state/model.journal")).exists();
  }

  @Test
  void foldersThatLieInEachOtherAreRefusedUnderBothLabels() throws IOException {
    write("inbox/1", message(1));
    Path spam = write("spam/2", message(2)).getParent();
    assertThat(train("--ham", mail.toString(), "--spam", spam.toString()))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("lies both in what --ham and in what --spam names");
  }

  @Test
  void whatIsRefusedClearsNothing() throws IOException {
    String ham = someMail("ham", 0, 3).toString();
    String spam = someMail("ham/spam", 10, 2).toString();
    assertThat(train("--spam", spam)).isZero();
    assertThat(train("--clear", "--ham", ham, "--spam", spam)).isEqualTo(ExitCodes.USAGE);
    assertThat(dumped()).contains("2 spam messages");
    assertThat(train("--clear", "--max-size", "0", "--ham", ham)).isEqualTo(ExitCodes.USAGE);
    assertThat(dumped()).contains("2 spam messages");
  }

  @Test
  void foldersAreLearnedOnceOnly() throws IOException {
    String ham = someMail("ham", 0, 5).toString();
    String spam = someMail("spam", 100, 3).toString();
    assertThat(train("--ham", ham, "--spam", spam)).isZero();
    assertThat(summary()).isEqualTo(summary(3, 5, 0, 0, 0));
    assertThat(train("--ham", ham, "--spam", spam)).isZero();
    assertThat(summary()).isEqualTo(summary(0, 0, 0, 0, 8));
    assertThat(dumped()).contains("3 spam messages", "5 ham messages");
  }

  @Test
  void otherLabelCorrects() throws IOException {
    String box = someMail("box", 0, 4).toString();
    train("--ham", box);
    assertThat(train("--spam", box)).isZero();
    assertThat(summary()).isEqualTo(summary(0, 0, 4, 0, 0));
    assertThat(dumped()).contains("4 spam messages", "0 ham messages");
  }

  @Test
  void forgottenMailLeavesNothing() throws IOException {
    String box = someMail("box", 0, 4).toString();
    train("--spam", box);
    assertThat(train("--forget", box)).isZero();
    assertThat(summary()).isEqualTo(summary(0, 0, 0, 4, 0));
    assertThat(train("--sync", "--dump")).isZero();
    assertThat(out.toString()).contains(" 0 spam messages", " 0 ham messages", " 0 tokens");
    assertThat(train("--forget", box)).isZero();
    assertThat(summary()).isEqualTo(summary(0, 0, 0, 0, 4));
  }

  @Test
  void markedMailIsLearnedAsItWas() throws IOException {
    Path plain = write("plain", message(1));
    String head = message(1).substring(0, message(1).indexOf("\n\n") + 1);
    Path marked =
        write(
            "marked",
            head
                + "X-Spam-Checker-Version: SpamAssassin 4.0.1\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/mixed; boundary=\"b\"\n\n\n--b\n"
                + "Content-Type: text/plain\n\na report\n\n--b\n"
                + "Content-Type: message/rfc822; x-spam-type=original\n\n"
                + message(1)
                + "\n--b--\n\n");
    train("--spam", plain.toString());
    assertThat(train("--spam", marked.toString())).isZero();
    assertThat(summary()).isEqualTo(summary(0, 0, 0, 0, 1));
  }

  @Test
  void mailboxFilesHoldManyMessages() throws IOException {
    String mbox = "";
    for (int i = 0; i < 6; i++) {
      mbox += "From a@example.org Mon Nov 23 12:00:00 2026\n" + message(i) + "\n";
    }
    Path file = write("mbox", mbox);
    assertThat(train("--ham", file.toString())).isZero();
    assertThat(summary()).isEqualTo(summary(0, 6, 0, 0, 0));
  }

  @Test
  void maildirsAreReadButWhatIsStillDelivered() throws IOException {
    write("dir/cur/1.a:2,S", message(1));
    write("dir/new/2.b", message(2));
    write("dir/tmp/3.c", message(3));
    write("dir/.Sub/cur/4.d:2,", message(4));
    write("dir/maildirfolder", "");
    assertThat(train("--ham", mail.resolve("dir").toString())).isZero();
    assertThat(summary()).isEqualTo(summary(0, 3, 0, 0, 0));
  }

  @Test
  void backupsCarryEverythingToAnotherStore() throws IOException {
    train("--ham", someMail("ham", 0, 3).toString(), "--spam", someMail("spam", 9, 2).toString());
    String before = dumped();
    Path backup = folder.resolve("backup");
    assertThat(train("--backup=" + backup)).isZero();
    assertThat(Files.readString(backup)).startsWith("v\t3\tdb_version");
    train("--forget", mail.toString());
    assertThat(dumped()).isNotEqualTo(before);
    assertThat(train("--restore=" + backup)).isZero();
    assertThat(dumped()).isEqualTo(before);
  }

  @Test
  void mergingChangesNothingThatIsKnown() throws IOException {
    train("--ham", someMail("ham", 0, 3).toString());
    String before = dumped();
    assertThat(train("--sync")).isZero();
    assertThat(dumped()).isEqualTo(before);
    assertThat(train("--expire")).isZero();
    assertThat(out.toString()).isEqualTo("dropped 0 tokens\n");
  }

  @Test
  void longMessagesAreLeftOutAndCounted() throws IOException {
    Path box = someMail("box", 0, 2);
    write("box/long", message(7) + "word ".repeat(1_000));
    assertThat(train("--ham", box.toString(), "--max-size", "2000")).isZero();
    assertThat(out.toString()).startsWith("learned 2 (").contains("too long 1, unreadable 0");
  }

  @ParameterizedTest
  @CsvSource({"-5, 64", "0, 64", "1, 0", "2147483647, 0"})
  void aMessageHasAtLeastOneByteAndNoMoreThanTheHeapHolds(String size, int code)
      throws IOException {
    Path box = someMail("box", 0, 2);
    assertThat(train("--ham", box.toString(), "--max-size", size)).isEqualTo(code);
    if (code == ExitCodes.USAGE) {
      assertThat(err.toString()).contains("--max-size wants at least 1 byte: " + size);
    }
  }

  @Test
  void missingPathIsToldAndTheOthersAreLearned() throws IOException {
    String box = someMail("box", 0, 2).toString();
    assertThat(train("--ham", mail.resolve("none").toString(), box)).isEqualTo(ExitCodes.NOINPUT);
    assertThat(err.toString()).contains("none: no such file or directory");
    assertThat(out.toString()).startsWith("learned 2 (").contains("unreadable 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                        | train wants --ham PATH, --spam PATH or --forget PATH
          --no-bayes    | --no-bayes leaves nothing to train
          """)
  void nothingToDoIsAMistake(String option, String sentence) {
    assertThat(option == null ? train() : train(option)).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains(sentence);
  }

  @Test
  void brokenBackupIsRefusedAndTheStoreStays() throws IOException {
    train("--ham", someMail("ham", 0, 3).toString());
    String before = dumped();
    Path broken = Files.writeString(folder.resolve("broken"), "no backup\n");
    assertThat(train("--restore=" + broken)).isEqualTo(ExitCodes.DATAERR);
    assertThat(dumped()).isEqualTo(before);
  }

  /** In a process of its own, since the log is the process's. */
  @Test
  void damageInTheMiddleOfAJournalIsToldByADumpAndTakesNothingBehindItAlong()
      throws IOException, InterruptedException {
    for (int i = 0; i < 40; i++) {
      write("spam/" + i, message(i));
    }
    assertThat(train("--spam=" + mail.resolve("spam"))).isZero();
    for (String name : List.of("state/bayes/journal", "state/model.journal")) {
      Path journal = folder.resolve(name);
      byte[] bytes = Files.readAllBytes(journal);
      bytes[bytes.length / 2] ^= 1;
      Files.write(journal, bytes);
    }
    LauncherProcess.Outcome dumped =
        LauncherProcess.run(input -> {}, "train", "--state=" + folder.resolve("state"), "--dump");
    assertThat(dumped.exitCode()).isZero();
    assertThat(dumped.said())
        .contains("journal: ", "model.journal: ", "what was learned there is lost")
        .containsPattern("(38|39) spam messages")
        .contains("40 messages in the model");
  }
}
