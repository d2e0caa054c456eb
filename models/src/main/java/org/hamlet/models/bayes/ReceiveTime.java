package org.hamlet.models.bayes;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.eval.MailDate;
import org.hamlet.message.HeaderField;

/**
 * When a message was received, as its header says: the date of the topmost Received field that has
 * one and was not added on this machine by fetchmail and the like, else Date.
 */
final class ReceiveTime {

  /** A message from the future is taken for one of today from so far ahead. */
  static final long MAX_AHEAD_SECONDS = 86_400;

  /** Received fields looked at. */
  static final int MAX_FIELDS = 100;

  private ReceiveTime() {}

  /** Seconds since 1970; {@code now} when nothing is said or it is too far ahead. */
  static int of(ClassifierInput input, long now) {
    List<HeaderField> fields =
        new ArrayList<>(
            input.message().headers().all("Received").stream().limit(MAX_FIELDS).toList());
    fields.removeIf(field -> isLocal(field.raw().text()));
    input.message().headers().first("Date").ifPresent(fields::add);
    for (HeaderField field : fields) {
      String text = field.raw().text();
      OptionalLong at = MailDate.parse(text.substring(text.lastIndexOf(';') + 1));
      if (at.isPresent()) {
        return (int) (at.getAsLong() > now + MAX_AHEAD_SECONDS ? now : at.getAsLong());
      }
    }
    return (int) now;
  }

  private static boolean isLocal(String received) {
    return received.contains("127.0.0.1") || received.contains("fetchmail");
  }
}
