package org.hamlet.message;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hamlet.verdict.LimitLog;

/**
 * Builds the MIME tree of one message, embedded messages included, as SpamAssassin 4.0.1 reads it.
 * One instance a message, confined to its thread. Depth and number of parts are bounded by {@link
 * MessageLimits}; every line is looked at no more often than parts are nested.
 */
final class MimeTree {

  private final MessageLimits limits;
  private final LimitLog log;
  private final Set<Defect.Kind> defects = EnumSet.noneOf(Defect.Kind.class);
  private final List<Part.Leaf> leaves = new ArrayList<>();
  private int parts;

  MimeTree(MessageLimits limits, LimitLog log) {
    this.limits = limits;
    this.log = log;
  }

  /** What was malformed so far. */
  Set<Defect.Kind> defects() {
    return defects;
  }

  /** The leaves found so far, in order. */
  List<Part.Leaf> leaves() {
    return leaves;
  }

  /** The type of a part as its headers tell. */
  static ContentType typeOf(Headers headers) {
    return headers
        .last("Content-Type")
        .map(field -> ContentType.parse(HeaderDecoder.decode(field)))
        .orElse(ContentType.NONE);
  }

  /** The tree of a message with these headers; {@code body} has LF line ends. */
  Part message(Headers headers, Bytes body, int depth) {
    ContentType type = typeOf(headers);
    Bytes content = LineEnds.withoutLongBlankRuns(body, limits.maxBlankLines());
    if (!type.isMultipart()) {
      return part(new Entity(headers, type, "", true), content, depth);
    }
    if (type.boundary().isEmpty()) {
      defects.add(Defect.Kind.MISSING_BOUNDARY);
      return leaf(headers, type.withType("text/plain"), withLeadingLine(content));
    }
    return multipart(new Entity(headers, type, type.boundary().get(), true), content, depth);
  }

  /**
   * A part before its content is read.
   *
   * @param boundary its own or that of the multipart it stands in
   * @param root whether it is a whole message
   */
  private record Entity(Headers headers, ContentType type, String boundary, boolean root) {}

  private Part part(Entity entity, Bytes content, int depth) {
    ContentType type = entity.type();
    if (depth >= limits.maxDepth() && (type.isMultipart() || type.isMessage())) {
      exceeded("maxDepth", limits.maxDepth(), "levels");
      return leaf(entity.headers(), type, content);
    }
    if (type.isMultipart()) {
      if (type.boundary().isEmpty()) {
        defects.add(Defect.Kind.MISSING_BOUNDARY);
      }
      String boundary = type.boundary().orElse(entity.boundary());
      return multipart(new Entity(entity.headers(), type, boundary, false), content, depth);
    }
    if (type.isMessage() && !content.isEmpty()) {
      return embedded(entity, content, depth);
    }
    return leaf(entity.headers(), type, content);
  }

  private Part embedded(Entity entity, Bytes content, int depth) {
    String encoding = ParsedLeaf.transferEncoding(entity.headers());
    Bytes message = TransferEncoding.decode(content, encoding, true);
    MessageSplit split = MessageSplit.of(message, limits, log);
    Part root = message(new Headers(split.fields()), split.body(), depth + 1);
    return container(entity, "", List.of(root));
  }

  private void exceeded(String limit, int max, String unit) {
    defects.add(Defect.Kind.MIMEPART_LIMIT_EXCEEDED);
    log.reached(MessageLimits.class, limit, max, unit);
  }

  private Part leaf(Headers headers, ContentType type, Bytes content) {
    Part.Leaf leaf = new ParsedLeaf(headers, type, content);
    leaves.add(leaf);
    return leaf;
  }

  private Part multipart(Entity entity, Bytes content, int depth) {
    List<Part> children = new Sections(entity, Lines.of(content), depth).read();
    return container(entity, entity.boundary(), children);
  }

  private static Part container(Entity entity, String boundary, List<Part> parts) {
    ContentType type = entity.type();
    return new Part.Multipart(entity.headers(), type.type(), boundary, type.charset(), parts);
  }

  /** Compat: content of several lines of which the first is not blank begins with a line end. */
  private static Bytes withLeadingLine(Bytes content) {
    Lines lines = Lines.of(content);
    return lines.count() < 2 || lines.slice(0, 1).text().isBlank()
        ? content
        : Bytes.ofLatin1("\n" + content.text());
  }

  private static Bytes withoutLastLineEnd(Bytes content) {
    int last = content.length() - 1;
    return last >= 0 && content.at(last) == '\n' ? content.slice(0, last) : content;
  }

  /** Reads the parts of one multipart line by line. */
  private final class Sections {
    private final Entity entity;
    private final Lines lines;
    private final Boundary boundary;
    private final int depth;
    private final List<Part> children = new ArrayList<>();
    private PartHeader header;
    private boolean opened;
    private boolean inBody;
    private boolean nested;
    private int bodyFrom;

    Sections(Entity entity, Lines lines, int depth) {
      this.entity = entity;
      this.lines = lines;
      this.boundary = new Boundary(lines, entity.boundary());
      this.depth = depth;
      this.header = new PartHeader(lines);
    }

    List<Part> read() {
      int line = start();
      boolean neverOpened = !opened;
      boolean unclosed = false;
      boolean begun = opened;
      while (line >= 0 && line < lines.count()) {
        Boundary.Kind kind = ownBoundary(line);
        begun = kind != Boundary.Kind.NONE;
        if (!begun) {
          takeLine(line++);
        } else {
          unclosed |= neverOpened;
          endPart(line++, true);
          if (kind == Boundary.Kind.CLOSE) {
            noteEpilogue(line);
            line = -1;
          }
        }
      }
      if (unclosed || (begun && line >= 0)) {
        defects.add(Defect.Kind.UNCLOSED_MULTIPART);
      }
      return children;
    }

    /**
     * What a line is to this multipart. Compat: in a part that names the same boundary the lines up
     * to its closing one, and that too, are the part's.
     */
    private Boundary.Kind ownBoundary(int line) {
      Boundary.Kind kind = boundary.kind(line);
      if (!nested) {
        return kind;
      }
      nested = kind != Boundary.Kind.CLOSE;
      return Boundary.Kind.NONE;
    }

    /** Whether one part more is too many; that is noted. */
    private boolean isFull() {
      if (parts >= limits.maxParts()) {
        exceeded("maxParts", limits.maxParts(), "parts");
        return true;
      }
      if (children.size() >= limits.maxPartsPerMultipart()) {
        exceeded("maxPartsPerMultipart", limits.maxPartsPerMultipart(), "parts");
        return true;
      }
      return false;
    }

    /** Skips the preamble; without any opening boundary the whole content is one part. */
    private int start() {
      int first = boundary.firstOpening(0, lines.count());
      if (first >= 0) {
        beginPart(first + 1);
        return first + 1;
      }
      inBody = lines.count() > 0 && entity.root() && !lines.isBlank(0) && !boundary.isPrefixOf(0);
      bodyFrom = 0;
      return 0;
    }

    private void beginPart(int line) {
      header = new PartHeader(lines);
      opened = true;
      inBody = false;
      nested = false;
      bodyFrom = line;
    }

    private void takeLine(int line) {
      boolean last = line + 1 == lines.count();
      if (!inBody && !last) {
        takeHeaderLine(line);
      } else if (!inBody) {
        if (!header.isNamed(line)) {
          noteMissingHeader();
        }
        bodyFrom = line;
        inBody = true;
      }
      if (last) {
        if (opened) {
          defects.add(Defect.Kind.UNCLOSED_MULTIPART);
        }
        endPart(line + 1, false);
      }
    }

    private void takeHeaderLine(int line) {
      // Compat: missing too where there is white space before the colon of the first field
      if (!header.isNamed(line)) {
        noteMissingHeader();
      }
      if (header.take(line)) {
        return;
      }
      boolean blank = lines.isEmpty(line);
      if (!blank) {
        defects.add(Defect.Kind.MISSING_MIME_HEAD_BODY_SEPARATOR);
      }
      header.flush();
      nested = namesBoundaryLast();
      inBody = true;
      bodyFrom = blank ? line + 1 : line;
    }

    /** Compat: what a part's type says of its boundary counts here when it is the last field. */
    private boolean namesBoundaryLast() {
      return header
          .last()
          .filter(field -> field.name().equalsIgnoreCase("Content-Type"))
          .flatMap(field -> ContentType.parse(HeaderDecoder.decode(field)).boundary())
          .filter(entity.boundary()::equals)
          .isPresent();
    }

    private void noteMissingHeader() {
      if (opened && header.isEmpty()) {
        defects.add(Defect.Kind.MISSING_MIME_HEADERS);
      }
    }

    /** The part ends before line {@code end}; the line end before a boundary belongs to that. */
    private void endPart(int end, boolean atBoundary) {
      if (!inBody) {
        noteMissingHeader();
        bodyFrom = end;
      }
      if (isFull()) {
        return;
      }
      parts++;
      Headers headers = header.headers();
      ContentType type = typeOf(headers);
      if (type.equals(ContentType.NONE) && entity.type().type().equals("multipart/digest")) {
        type = type.withType("message/rfc822");
      }
      Bytes content =
          LongLines.broken(lines, Math.min(bodyFrom, end), end, limits.maxMultipartLineBytes());
      Bytes own = atBoundary ? withoutLastLineEnd(content) : content;
      children.add(part(new Entity(headers, type, entity.boundary(), false), own, depth + 1));
      beginPart(end + 1);
    }

    /** After a closing boundary the multipart is over; what follows is noted. */
    private void noteEpilogue(int line) {
      for (int i = line; i < lines.count(); i++) {
        if (!lines.isBlank(i)) {
          defects.add(Defect.Kind.MIME_EPILOGUE_EXISTS);
          return;
        }
      }
    }
  }
}
