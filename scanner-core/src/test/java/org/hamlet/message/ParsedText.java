package org.hamlet.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A parsed message as text, in the form of the golden files. */
final class ParsedText {

  private ParsedText() {}

  static String of(ParsedMessage message) {
    List<String> lines = new ArrayList<>();
    lines.add("pristine header: " + EscapedText.of(message.pristineHeader().text()));
    lines.add("pristine body: " + EscapedText.of(message.pristineBody().text()));
    String headers =
        message.headers().fields().stream()
            .map(field -> field.name() + ": " + HeaderDecoder.decode(field) + "\n")
            .collect(Collectors.joining());
    lines.add("headers: " + EscapedText.of(headers));
    lines.add("flags: " + flags(message));
    lines.add("line end: " + (message.usesCrlf() ? "\\r\\n" : "\\n"));
    int index = 0;
    for (Part.Leaf leaf : message.leaves()) {
      lines.add("part " + index + ": " + description(leaf));
      lines.add("raw " + index + ": " + EscapedText.of(leaf.raw().text()));
      lines.add("decoded " + index + ": " + EscapedText.of(leaf.decoded().text()));
      index++;
    }
    List<String> types = new ArrayList<>();
    addTypes(message.root(), types);
    lines.add("types: " + String.join(" ", types));
    return String.join("\n", lines) + "\n";
  }

  private static String description(Part.Leaf leaf) {
    return EscapedText.of(
        String.join(
            " ; ",
            leaf.type(),
            leaf.effectiveType(),
            leaf.charset().orElse("<undef>"),
            leaf.name().orElse("<undef>")));
  }

  private static String flags(ParsedMessage message) {
    return message.defects().stream()
        .map(Defect::kind)
        .filter(ParsedText::isSpamAssassinFlag)
        .map(kind -> kind.name().toLowerCase(Locale.ROOT) + "=1")
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static boolean isSpamAssassinFlag(Defect.Kind kind) {
    return switch (kind) {
      case MISSING_HEAD_BODY_SEPARATOR,
          MISSING_MIME_HEAD_BODY_SEPARATOR,
          MISSING_MIME_HEADERS,
          MIME_EPILOGUE_EXISTS,
          TRUNCATED_HEADER ->
          true;
      default -> false;
    };
  }

  private static void addTypes(Part part, List<String> types) {
    types.add(part.type());
    if (part instanceof Part.Multipart multipart) {
      multipart.parts().forEach(child -> addTypes(child, types));
    }
  }
}
