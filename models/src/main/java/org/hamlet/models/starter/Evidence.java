package org.hamlet.models.starter;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.message.Bytes;

/**
 * What the starter model sees of a message: each word and mark once, as text. Nothing that tells
 * who collected a message: no list fields, no names of programs, no dates, no hosts.
 */
public final class Evidence {

  /** Bytes of visible text that are read. */
  static final int BODY_BYTES = 8_000;

  /** Words of visible text that are read. */
  static final int BODY_WORDS = 500;

  /** Chars of the subject that are read. */
  static final int SUBJECT_CHARS = 500;

  /** Words of the subject that are read. */
  static final int SUBJECT_WORDS = 30;

  /** What marks begin with; no word can. */
  static final String MARK = "mark: ";

  /** What words of the subject begin with, beside standing among all words. */
  static final String SUBJECT = "subject: ";

  private Evidence() {}

  /** That of a message, in the order found. */
  public static Set<String> of(ClassifierInput input) {
    List<Bytes> paragraphs = input.texts().visibleBody();
    String subject = paragraphs.isEmpty() ? "" : utf8(paragraphs.get(0), SUBJECT_CHARS);
    String body = body(paragraphs);
    Set<String> found = ofText(subject, body);
    WritingMarks.add(input, subject, body, found);
    SenderMarks.add(input, found);
    return found;
  }

  /** The words alone of a text that never was a message, for training. */
  public static Set<String> ofText(String subject, String body) {
    Set<String> found = new LinkedHashSet<>();
    TextWords.add(body, "", BODY_WORDS, found);
    TextWords.add(subject, "", SUBJECT_WORDS, found);
    TextWords.add(subject, SUBJECT, SUBJECT_WORDS, found);
    return found;
  }

  /** The paragraphs after the subject, a line each. */
  private static String body(List<Bytes> paragraphs) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < paragraphs.size() && text.length() < BODY_BYTES; i++) {
      text.append(utf8(paragraphs.get(i), BODY_BYTES - text.length())).append('\n');
    }
    return text.toString();
  }

  private static String utf8(Bytes text, int mostBytes) {
    int length = Math.min(mostBytes, text.length());
    return new String(text.array(), text.offset(), length, StandardCharsets.UTF_8);
  }
}
