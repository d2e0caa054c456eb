package org.hamlet.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.hamlet.content.pdf.PdfAttachments;
import org.hamlet.content.pdf.PdfAttachments.Named;
import org.hamlet.content.pdf.PdfFile;
import org.hamlet.content.pdf.PdfFile.PdfImage;
import org.hamlet.engine.Eval;
import org.hamlet.engine.EvalFunction;
import org.hamlet.engine.EvalFunction.BadArguments;
import org.hamlet.engine.ScanContext;
import org.hamlet.message.Bytes;
import org.hamlet.rule.Rule;
import org.hamlet.rule.Settings;
import org.hamlet.verdict.Hit;

/** Eval functions about attached PDF files (SpamAssassin 4.0.1 behaviour of its PDFInfo plugin). */
final class PdfInfoEvals {

  private PdfInfoEvals() {}

  static Map<String, EvalFunction> functions() {
    return Map.ofEntries(
        Map.entry("pdf_count", within(PdfAttachments::count)),
        Map.entry("pdf_image_count", within(pdf -> images(pdf).count())),
        Map.entry("pdf_pixel_coverage", PdfInfoEvals::pixelCoverage),
        Map.entry("pdf_image_to_text_ratio", PdfInfoEvals::imageToTextRatio),
        Map.entry("pdf_image_size_exact", PdfInfoEvals::sizeExact),
        Map.entry("pdf_image_size_range", PdfInfoEvals::sizeRange),
        Map.entry("pdf_named", PdfInfoEvals::named),
        Map.entry("pdf_name_regex", PdfInfoEvals::nameMatches),
        Map.entry("pdf_match_md5", digest(file -> Stream.of(file.md5()))),
        Map.entry("pdf_match_fuzzy_md5", digest(PdfInfoEvals::fuzzyDigests)),
        Map.entry("pdf_match_details", PdfInfoEvals::detailMatches),
        Map.entry("pdf_is_encrypted", (rule, settings) -> any(file -> file.file().encrypted())),
        Map.entry("pdf_is_empty_body", PdfInfoEvals::emptyBody));
  }

  private static PdfAttachments pdf(ScanContext scan) {
    return scan.texts().attachments().pdf();
  }

  private static Eval any(Predicate<Named> test) {
    return (scan, notes) -> Eval.of(pdf(scan).files().stream().anyMatch(test));
  }

  private static Stream<PdfImage> images(PdfAttachments pdf) {
    return pdf.files().stream().flatMap(file -> file.file().images().stream());
  }

  /** {@code (min[, max])}: whether a number about the PDF files is within bounds. */
  private static EvalFunction within(ToLongFunction<PdfAttachments> number) {
    return (rule, settings) -> {
      Arguments arguments = Arguments.of(rule);
      double min = arguments.number(0);
      double max = arguments.number(1, Double.POSITIVE_INFINITY);
      return (scan, notes) -> {
        long value = number.applyAsLong(pdf(scan));
        return Eval.of(value >= min && value <= max);
      };
    };
  }

  private static Eval pixelCoverage(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    double min = arguments.number(0);
    double max = arguments.number(1, Double.POSITIVE_INFINITY);
    return (scan, notes) -> {
      long area = area(pdf(scan));
      return Eval.of(area > 0 && area >= min && area <= max);
    };
  }

  /** Compat: the pixels of the last file that has images, not of all. */
  private static long area(PdfAttachments pdf) {
    return pdf.files().stream()
        .mapToLong(f -> f.file().images().stream().mapToLong(i -> i.height() * i.width()).sum())
        .filter(area -> area > 0)
        .reduce(0, (before, last) -> last);
  }

  private static Eval imageToTextRatio(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    double min = arguments.number(0);
    double max = arguments.number(1);
    boolean raw = rule.area() == Hit.Area.RAWBODY;
    return (scan, notes) -> {
      long area = area(pdf(scan));
      if (area <= 0) {
        return 0;
      }
      List<Bytes> texts = raw ? scan.texts().rawbody() : scan.texts().body();
      double ratio = (double) texts.stream().mapToLong(Bytes::length).sum() / area;
      return Eval.of(ratio >= min && ratio < max);
    };
  }

  /** Compat: besides the images of a file also all together as if they were one. */
  private static List<PdfImage> sizes(ScanContext scan) {
    List<PdfImage> sizes = new ArrayList<>();
    for (Named file : pdf(scan).files()) {
      List<PdfImage> images = file.file().images();
      sizes.addAll(images);
      if (!images.isEmpty()) {
        sizes.add(
            new PdfImage(
                images.stream().mapToLong(PdfImage::height).sum(),
                images.stream().mapToLong(PdfImage::width).sum()));
      }
    }
    return sizes;
  }

  private static Eval sizeExact(Rule.EvalRule rule, Settings settings) throws BadArguments {
    double height = Arguments.of(rule).number(0);
    double width = Arguments.of(rule).number(1);
    return (scan, notes) ->
        Eval.of(sizes(scan).stream().anyMatch(i -> i.height() == height && i.width() == width));
  }

  private static Eval sizeRange(Rule.EvalRule rule, Settings settings) throws BadArguments {
    Arguments arguments = Arguments.of(rule);
    double minHeight = arguments.number(0);
    double minWidth = arguments.number(1);
    double maxHeight = arguments.number(2, Double.POSITIVE_INFINITY);
    double maxWidth = arguments.number(3, Double.POSITIVE_INFINITY);
    Predicate<PdfImage> fits =
        image ->
            image.height() >= minHeight
                && image.height() <= maxHeight
                && image.width() >= minWidth
                && image.width() <= maxWidth;
    return (scan, notes) -> Eval.of(sizes(scan).stream().anyMatch(fits));
  }

  private static Eval named(Rule.EvalRule rule, Settings settings) throws BadArguments {
    String name = Arguments.of(rule).text(0);
    return any(file -> file.name().equals(name));
  }

  private static Eval nameMatches(Rule.EvalRule rule, Settings settings) throws BadArguments {
    TextPattern pattern = TextPattern.withOrWithoutDelimiters(Arguments.of(rule).text(0));
    return (scan, notes) ->
        Eval.of(
            pdf(scan).files().stream()
                .anyMatch(f -> !f.name().isEmpty() && pattern.matches(f.name(), scan.budget())));
  }

  private static EvalFunction digest(Function<PdfFile, Stream<String>> digests) {
    return (rule, settings) -> {
      String wanted = Arguments.of(rule).text(0).toUpperCase(Locale.ROOT);
      return any(file -> digests.apply(file.file()).anyMatch(wanted::equals));
    };
  }

  private static Stream<String> fuzzyDigests(PdfFile file) {
    return Stream.concat(file.linesMd5().stream(), file.namesMd5().stream());
  }

  private static Eval detailMatches(Rule.EvalRule rule, Settings settings) throws BadArguments {
    String detail = Arguments.of(rule).text(0);
    TextPattern pattern = TextPattern.withOrWithoutDelimiters(Arguments.of(rule).text(1));
    return (scan, notes) ->
        Eval.of(
            pdf(scan).files().stream()
                .flatMap(f -> f.file().details().getOrDefault(detail, List.of()).stream())
                .anyMatch(value -> pattern.matches(value, scan.budget())));
  }

  /** Paragraphs after the Subject count with their line ends, blank ones not. */
  private static Eval emptyBody(Rule.EvalRule rule, Settings settings) throws BadArguments {
    double max = Arguments.of(rule).number(0, 0);
    return (scan, notes) -> {
      long bytes =
          scan.texts().body().stream()
              .skip(1)
              .filter(paragraph -> !paragraph.text().isBlank())
              .mapToLong(Bytes::length)
              .sum();
      return Eval.of(pdf(scan).count() > 0 && bytes <= max);
    };
  }
}
