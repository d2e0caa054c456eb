package org.hamlet.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of nodes is a part of the configuration, and its faults are told as such. */
class PeerFaultsTest {

  private static final DnsClient NO_DNS =
      question ->
          CompletableFuture.completedFuture(DnsAnswer.without(DnsAnswer.Status.NO_SUCH_NAME));

  @TempDir private Path folder;

  @Test
  void faultsOfTheFileOfNodesAreToldOnceAtTheirOwnPlace() throws IOException {
    Path file = folder.resolve("nodes");
    Files.writeString(file, "# friends\nbob  192.0.2.7:24442  abc\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    ScannerBuilder builder = Scanner.builder().dns(NO_DNS);
    builder.line("use_hamlet_digests 1").line("hamlet_digest_name ann");
    builder.line("hamlet_digest_peers " + file);
    builder.line("full ONE eval:check_hamlet_digest_peers('body')");
    builder.line("full TWO eval:check_hamlet_digest_peers('attachment')");
    assertThat(builder.build().problems())
        .extracting(LintProblem::text)
        .containsExactly(file + ":2:23: a key is at least 64 hexadecimal digits");
    assertThat(builder.local(true).build().problems()).isEmpty();
  }
}
