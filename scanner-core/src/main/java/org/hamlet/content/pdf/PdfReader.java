package org.hamlet.content.pdf;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hamlet.content.pdf.PdfFile.PdfImage;
import org.hamlet.message.Bytes;
import org.hamlet.verdict.LimitLog;

/**
 * Reads one PDF file line by line, streams included, in one pass and in time linear in its bytes.
 * Follows SpamAssassin 4.0.1's observed behaviour, so objects in packed streams are not seen and a
 * dictionary counts only in the spellings named here.
 */
final class PdfReader {

  /** Links taken from one file, as many as SpamAssassin takes. */
  static final int MAX_URIS = 20;

  /** Images of one file that are looked at. */
  static final int MAX_IMAGES = 1_000;

  /** Values of each property of one file that are kept. */
  static final int MAX_VALUES = 100;

  /** Where the file must have begun, in bytes. */
  private static final int MAGIC_WITHIN = 1_024;

  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
  private static final Pattern MAGIC = Pattern.compile("%PDF-(\\d\\.\\d)");

  /** A matrix that stretches an image to its size: six numbers and {@code cm}. */
  private static final Pattern STRETCH =
      Pattern.compile("(\\d{1,9})\\s++\\d++\\s++\\d++\\s++(\\d{1,9})\\s++\\d++\\s++\\d++\\s++cm");

  private static final Pattern SIZE = Pattern.compile("/Width\\s(\\d{1,9})/Height\\s(\\d{1,9})");

  private final List<PdfImage> images = new ArrayList<>();
  private final Map<String, List<String>> details = new LinkedHashMap<>();
  private final Set<String> uris = new LinkedHashSet<>();
  private final Fingerprint lines = new Fingerprint();
  private final Fingerprint names = new Fingerprint();
  private boolean encrypted;
  private boolean imageAhead;
  private boolean linesEnded;

  private final LimitLog log;

  private PdfReader(LimitLog log) {
    this.log = log;
  }

  /** What a file shows; empty when it is no PDF file. */
  static Optional<PdfFile> read(Bytes file, LimitLog log) {
    String data = file.text();
    boolean marked = data.startsWith(BYTE_ORDER_MARK);
    String text = marked ? data.substring(BYTE_ORDER_MARK.length()) : data;
    Optional<String> version = version(text);
    if (version.isEmpty()) {
      return Optional.empty();
    }
    PdfReader reader = new PdfReader(log);
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      reader.line(text.substring(at, end).stripTrailing());
      at = end + 1;
    }
    return Optional.of(reader.result(version.get(), Fingerprint.of(text)));
  }

  /** That of the last mark at the head of the file. */
  private static Optional<String> version(String text) {
    int end = Math.min(text.length(), MAGIC_WITHIN + "%PDF-1.4".length());
    Matcher magic = MAGIC.matcher(text).region(0, end);
    return magic.results().map(mark -> mark.group(1)).reduce((a, b) -> b);
  }

  private void line(String line) {
    int nameEnd = nameEnd(line);
    if (nameEnd > 1) {
      names.add(line.substring(1, nameEnd));
    }
    encrypted |= line.startsWith("/Encrypt");
    sizes(line);
    properties(line);
  }

  /** Where the name ends that begins a line; 0 when none does. */
  private static int nameEnd(String line) {
    if (!line.startsWith("/")) {
      return 0;
    }
    int end = 1;
    while (end < line.length() && isLetter(line.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** An image is announced by its kind, on the same line or before, and then says its size. */
  private void sizes(String line) {
    imageAhead |= line.contains("/Image");
    if (line.startsWith("/Width") || line.startsWith("/Height")) {
      return;
    }
    Matcher stretch = STRETCH.matcher(line);
    boolean stretched = stretch.matches();
    if (!linesEnded && !stretched && !line.startsWith("%")) {
      lines.add(line);
      linesEnded = line.contains("stream");
    }
    Matcher size = stretched ? stretch : SIZE.matcher(line);
    if (imageAhead && (stretched || size.find())) {
      addImage(Long.parseLong(size.group(2)), Long.parseLong(size.group(1)));
    }
  }

  private void addImage(long height, long width) {
    if (height > 0 && width > 0) {
      if (images.size() < MAX_IMAGES) {
        images.add(new PdfImage(height, width));
      } else {
        log.reached(PdfReader.class, "MAX_IMAGES", MAX_IMAGES, "images");
      }
      imageAhead = false;
      linesEnded = true;
    }
  }

  /** The properties and the link of a line, the first of each. */
  private void properties(String line) {
    PdfValues values = new PdfValues(line);
    Set<PdfProperty> seen = EnumSet.noneOf(PdfProperty.class);
    for (int at = line.indexOf('/'); at >= 0; at = line.indexOf('/', at + 1)) {
      Optional<PdfProperty> property = PdfProperty.at(line, at);
      if (property.isPresent() && !seen.contains(property.get())) {
        Optional<String> value = values.of(property.get(), at);
        if (value.isPresent()) {
          seen.add(property.get());
          keep(property.get(), value.get());
        }
      }
    }
  }

  private void keep(PdfProperty property, String value) {
    if (property != PdfProperty.URI) {
      List<String> kept = details.computeIfAbsent(property.detail(), name -> new ArrayList<>());
      if (kept.size() < MAX_VALUES) {
        kept.add(value);
      } else {
        log.reached(PdfReader.class, "MAX_VALUES", MAX_VALUES, "values of a property");
      }
    } else if (uris.size() < MAX_URIS) {
      uris.add(value);
    }
  }

  private PdfFile result(String version, String md5) {
    return new PdfFile(
        version, images, encrypted, details, List.copyOf(uris), md5, lines.hex(), names.hex());
  }
}
