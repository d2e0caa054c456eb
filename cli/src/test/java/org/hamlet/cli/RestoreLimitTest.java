package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hamlet.models.store.StoreLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest token store, in the heap that the launcher gives. */
class RestoreLimitTest {

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  @TempDir private Path folder;

  private LauncherProcess.Outcome train(LauncherProcess.Input input, String... arguments)
      throws IOException, InterruptedException {
    String[] all = new String[arguments.length + 2];
    all[0] = "train";
    all[1] = "--dump";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return run(input, all);
  }

  private LauncherProcess.Outcome run(LauncherProcess.Input input, String... arguments)
      throws IOException, InterruptedException {
    String[] all = Arrays.copyOf(arguments, arguments.length + 3);
    all[arguments.length] = "--local";
    all[arguments.length + 1] = "--state=" + folder.resolve("state");
    all[arguments.length + 2] = "--cf=bayes_auto_expire 0";
    LauncherProcess.Outcome outcome = LauncherProcess.run(input, all);
    System.out.printf("%s: %d MB%n", String.join(" ", arguments), outcome.peakMegabytes());
    return outcome;
  }

  private static void backup(OutputStream to, int tokens) throws IOException {
    try (OutputStream out = new BufferedOutputStream(to)) {
      out.write("v\t3\tdb_version # this must be the first line!!!\n".getBytes(US_ASCII));
      out.write("v\t1000\tnum_spam\nv\t1000\tnum_nonspam\n".getBytes(US_ASCII));
      for (int i = 0; i < tokens; i++) {
        String key = String.format("%010x", (i * SPREAD) >>> 24);
        out.write(("t\t" + (1 + i % 900) + "\t7\t1700000000\t" + key + "\n").getBytes(US_ASCII));
      }
    }
  }

  @Test
  void asManyTokensAsAStoreMayHoldAreRestoredAndOneMoreIsLeftOutAndTold()
      throws IOException, InterruptedException {
    int most = StoreLimits.HARD_MAX_TOKENS;
    LauncherProcess.Outcome whole = train(out -> backup(out, most), "--restore=-");
    assertThat(whole.exitCode()).as(whole.said()).isZero();
    assertThat(whole.said()).contains(most + " tokens").doesNotContain("left out");

    Path message = folder.resolve("one.eml");
    Files.writeString(message, "From: a@example.org\nSubject: learned besides\n\nand merged\n");
    LauncherProcess.Outcome merged = train(out -> {}, "--spam=" + message, "--sync");
    assertThat(merged.exitCode()).as(merged.said()).isZero();
    assertThat(merged.said()).contains("learned 1 (1 spam").contains(most + " tokens");

    LauncherProcess.Outcome dumped =
        run(out -> {}, "sa-learn", "--dump", "data", "--regexp", "00000");
    assertThat(dumped.exitCode()).as(dumped.said()).isZero();
    assertThat(dumped.said()).containsPattern("(?m) 7 1700000000  [0-9a-f]{10}$");

    LauncherProcess.Outcome beyond = train(out -> backup(out, most + 1), "--restore=-");
    assertThat(beyond.exitCode()).as(beyond.said()).isZero();
    assertThat(beyond.said())
        .contains("left out, tokens beyond the 2000000 of a store: 1")
        .contains(most + " tokens");
  }
}
