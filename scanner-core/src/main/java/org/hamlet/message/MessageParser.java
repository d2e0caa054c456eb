package org.hamlet.message;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hamlet.verdict.LimitLog;

/**
 * Bytes to a {@link ParsedMessage}: the header block (RFC 5322), the MIME tree (RFC 2045, 2046) and
 * what is malformed in them, as SpamAssassin 4.0.1 sees a message. Never fails for what the message
 * contains. Thread-safe.
 */
public final class MessageParser {

  private final MessageLimits limits;

  /** A parser with SpamAssassin's limits. */
  public MessageParser() {
    this(MessageLimits.DEFAULT);
  }

  /** A parser with limits of its own. */
  public MessageParser(MessageLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads one message, with or without a leading mbox {@code From } line.
   *
   * @param message not copied, so not to be changed afterwards; an empty one counts as one LF
   */
  public ParsedMessage parse(byte[] message) {
    LimitLog log = new LimitLog();
    MessageSplit split = MessageSplit.of(lookedAt(message, log), limits, log);
    Headers headers = withoutOwnMarkup(split.fields());
    MimeTree tree = new MimeTree(limits, log);
    Part root = tree.message(headers, split.body(), 0);
    Set<Defect.Kind> kinds = EnumSet.noneOf(Defect.Kind.class);
    kinds.addAll(tree.defects());
    if (!split.separated()) {
      kinds.add(Defect.Kind.MISSING_HEAD_BODY_SEPARATOR);
    }
    if (split.truncated()) {
      kinds.add(Defect.Kind.TRUNCATED_HEADER);
    }
    List<Defect> defects = kinds.stream().map(kind -> new Defect(kind, "")).toList();
    return new ParsedMessage(
        split.pristineHeader(),
        split.pristineBody(),
        split.usesCrlf(),
        headers,
        root,
        tree.leaves(),
        defects,
        log.reached());
  }

  private Bytes lookedAt(byte[] message, LimitLog log) {
    int max = limits.maxMessageBytes();
    if (message.length <= max) {
      return Bytes.of(message);
    }
    log.reached(MessageLimits.class, "maxMessageBytes", max, "bytes");
    return Bytes.of(message, 0, max);
  }

  /** Marks that an earlier scan left are no evidence. */
  private static Headers withoutOwnMarkup(List<HeaderField> fields) {
    List<HeaderField> kept = new ArrayList<>(fields);
    kept.removeIf(field -> field.name().toLowerCase(Locale.ROOT).startsWith("x-spam-"));
    return new Headers(kept);
  }
}
