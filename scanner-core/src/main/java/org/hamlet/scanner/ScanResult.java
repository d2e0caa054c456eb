package org.hamlet.scanner;

import java.util.List;
import java.util.Optional;
import org.hamlet.verdict.Classification;
import org.hamlet.verdict.Verdict;

/**
 * What one scan gives back: the verdict, and on demand the texts made from it. Texts hold one char
 * a byte (ISO-8859-1), as everywhere. Each text is made when first asked for; confined to one
 * thread.
 */
public interface ScanResult {

  /** The verdict. */
  Verdict verdict();

  /** What the classifier said, with its reasons; empty when it was not asked or knew nothing. */
  Optional<Classification> classification();

  /** The report, filled in from the report template, line ends as LF. */
  String report();

  /**
   * The {@code X-Spam-*} header fields for this message, in order, folded, line ends as LF, without
   * the last one.
   */
  List<String> headers();

  /** The message as it is to be delivered: marked, or wrapped in a report when it is spam. */
  byte[] markedMessage();

  /**
   * The message as it came, without fields that anyone may have written and readers might take for
   * ours: {@code X-Spam-*}, and {@code Authentication-Results} with the name of this server (RFC
   * 8601, section 5).
   */
  byte[] withoutForeignMarks();

  /** The score as shown to people, such as {@code -0.0}; below the required score for ham. */
  String shownScore();

  /** The required score as shown to people, such as {@code 5.0}. */
  String shownRequired();

  /** The Message-Id field's value, for logs. */
  Optional<String> messageId();

  /** The Resent-Message-Id field's value, for logs. */
  Optional<String> resentMessageId();
}
