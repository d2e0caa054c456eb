package org.hamlet.content.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hamlet.message.ParsedMessage;
import org.hamlet.message.Part;
import org.hamlet.verdict.LimitLog;

/**
 * The PDF files of one message.
 *
 * @param count parts that say they are PDF files
 * @param files those that are, in order
 */
public record PdfAttachments(int count, List<Named> files) {

  private static final Pattern TYPE = Pattern.compile("(?:image|application)/(?:pdf|octet-stream)");
  private static final Pattern NAME = Pattern.compile("\\.[fp]df$", Pattern.CASE_INSENSITIVE);

  /** Copies the list. */
  public PdfAttachments {
    files = List.copyOf(files);
  }

  /**
   * A file and its name in the message, empty when it has none.
   *
   * @param name as decoded, case kept
   */
  public record Named(String name, PdfFile file) {}

  /**
   * Those of a message.
   *
   * @param log takes the limits that were reached
   */
  public static PdfAttachments of(ParsedMessage message, LimitLog log) {
    int count = 0;
    List<Named> files = new ArrayList<>();
    for (Part.Leaf leaf : message.leaves()) {
      String name = leaf.name().orElse("");
      boolean named = leaf.type().endsWith("/pdf") || NAME.matcher(name).find();
      if (named && TYPE.matcher(leaf.type()).matches()) {
        count++;
        PdfReader.read(leaf.decoded(), log).ifPresent(file -> files.add(new Named(name, file)));
      }
    }
    return new PdfAttachments(count, files);
  }
}
