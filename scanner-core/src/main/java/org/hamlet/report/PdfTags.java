package org.hamlet.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hamlet.content.pdf.PdfAttachments;
import org.hamlet.content.pdf.PdfAttachments.Named;
import org.hamlet.rule.Settings;

/**
 * Tags about attached PDF files, there where PDFInfo is loaded: counts always, others when there is
 * something to say (SpamAssassin 4.0.1 behaviour; {@code PDFMD5} is that of the lines, as there).
 */
final class PdfTags {

  private static final String PREFIX = "PDF";

  private PdfTags() {}

  /** The value of a tag; empty when it is none of these or has no value. */
  static Optional<String> value(String name, ReportInput input, Settings settings) {
    if (!name.startsWith(PREFIX) || !settings.isLoaded("PDFInfo")) {
      return Optional.empty();
    }
    PdfAttachments pdf = input.texts().attachments().pdf();
    return switch (name.substring(PREFIX.length())) {
      case "COUNT" -> Optional.of(Integer.toString(pdf.count()));
      case "IMGCOUNT" ->
          Optional.of(Long.toString(pdf.files().stream().mapToLong(f -> images(f).count()).sum()));
      case "VERSION" -> joined(pdf, f -> Stream.of(f.file().version()));
      case "NAME" -> joined(pdf, f -> Stream.of(f.name()));
      case "IMGDIM" -> joined(pdf, PdfTags::images);
      case "MD5", "MD5FUZZY1" -> joined(pdf, f -> f.file().linesMd5().stream());
      case "MD5FUZZY2" -> joined(pdf, f -> f.file().namesMd5().stream());
      case "AUTHOR" -> joined(pdf, f -> detail(f, "author"));
      case "CREATOR" -> joined(pdf, f -> detail(f, "creator"));
      case "PRODUCER" -> joined(pdf, f -> detail(f, "producer"));
      case "TITLE" -> joined(pdf, f -> detail(f, "title"));
      default -> Optional.empty();
    };
  }

  private static Stream<String> images(Named file) {
    return file.file().images().stream().map(Object::toString);
  }

  private static Stream<String> detail(Named file, String name) {
    return file.file().details().getOrDefault(name, List.of()).stream();
  }

  private static Optional<String> joined(
      PdfAttachments pdf, Function<Named, Stream<String>> values) {
    String all =
        pdf.files().stream()
            .flatMap(values)
            .filter(value -> !value.isEmpty())
            .collect(Collectors.joining(" "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }
}
