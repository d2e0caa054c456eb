package org.hamlet.content.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hamlet.message.Bytes;
import org.hamlet.verdict.LimitLog;
import org.junit.jupiter.api.Test;

class ZipArchiveTest {

  @Test
  void aCommentUpToTheLimitIsReadOver() throws IOException {
    byte[] longest = archive("c".repeat(ZipArchive.MAX_COMMENT_BYTES));
    assertThat(entries(longest)).isEqualTo(1);
    assertThat(entries(Arrays.copyOf(longest, longest.length + 1))).isZero();
  }

  private static int entries(byte[] archive) {
    return new ZipArchive(Bytes.of(archive), new LimitLog()).entries().size();
  }

  private static byte[] archive(String comment) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setComment(comment);
      zip.putNextEntry(new ZipEntry("a"));
    }
    return bytes.toByteArray();
  }
}
