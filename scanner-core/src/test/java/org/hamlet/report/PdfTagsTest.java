package org.hamlet.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.hamlet.scanner.ScanRequest;
import org.hamlet.scanner.Scanner;
import org.junit.jupiter.api.Test;

/** Tags about PDF files, with the values that SpamAssassin 4.0.1 gave them. */
class PdfTagsTest {

  private static final String TEMPLATE =
      "_PDFCOUNT_|_PDFIMGCOUNT_|_PDFVERSION_|_PDFAUTHOR_|_PDFTITLE_|_PDFIMGDIM_|_PDFNAME_";

  @Test
  void valuesOfAllFilesAreJoined() {
    String marked =
        marked(
            "loadplugin Mail::SpamAssassin::Plugin::PDFInfo",
            part("a.pdf", "/Author (x)\n/Author (x)\n/Author (y)\n/Title ()\n/Title (t)\n")
                + part("b.pdf", "/Image\n3 0 0 2 0 0 cm\n/Image\n4 0 0 5 0 0 cm\n"));
    assertThat(marked).contains("X-Spam-Pdf: 2|2|1.4 1.4|x x y|t|2x3 5x4|a.pdf b.pdf");
  }

  @Test
  void whatHasNoValueStaysAsItIsWritten() {
    assertThat(marked("loadplugin Mail::SpamAssassin::Plugin::PDFInfo", ""))
        .contains("X-Spam-Pdf: 0|0|_PDFVERSION_|_PDFAUTHOR_|");
  }

  @Test
  void withoutThePluginThereAreNoSuchTags() {
    assertThat(marked("use_bayes 0", part("a.pdf", "x\n")))
        .contains("X-Spam-Pdf: _PDFCOUNT_|_PDFIMGCOUNT_|");
  }

  private static String marked(String line, String parts) {
    Scanner scanner =
        Scanner.builder()
            .local(true)
            .line(line)
            .line("clear_headers")
            .line("fold_headers 0")
            .line("add_header all Pdf " + TEMPLATE)
            .build();
    String message =
        "Subject: s\nContent-Type: multipart/mixed; boundary=\"B\"\n\n" + parts + "--B--\n";
    byte[] marked =
        scanner.scan(ScanRequest.of(message.getBytes(StandardCharsets.ISO_8859_1))).markedMessage();
    return new String(marked, StandardCharsets.ISO_8859_1);
  }

  private static String part(String name, String lines) {
    return "--B\nContent-Type: application/pdf; name=\"" + name + "\"\n\n%PDF-1.4\n" + lines;
  }
}
