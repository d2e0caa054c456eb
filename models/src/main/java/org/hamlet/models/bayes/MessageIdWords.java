package org.hamlet.models.bayes;

import java.util.regex.Pattern;

/** The words of a Message-Id; what a mailer makes up anew for each message is taken out. */
final class MessageIdWords {

  private static final Pattern OUTLOOK =
      Pattern.compile(
          "<([0-9a-f]{4})[0-9a-f]{8}\\$([0-9a-f]{4})[0-9a-f]{4}\\$([0-9a-f]{8})@(?=\\S+>)");
  private static final Pattern EXIM = Pattern.compile("^<E[0-9A-Za-z]{6}-[0-9A-Za-z]{6}-0\\w@");
  private static final Pattern POSTFIX = Pattern.compile("^<20\\d{12}\\.[0-9A-F]{10,12}@");
  private static final Pattern NOT_WORD = Pattern.compile("[^A-Za-z0-9_]");

  private MessageIdWords() {}

  static String of(String value) {
    String text = OUTLOOK.matcher(value).replaceAll(" OEA$1 OEB$2 OEC$3 ");
    text = EXIM.matcher(text).replaceAll(" ");
    text = POSTFIX.matcher(text).replaceAll(" ");
    return NOT_WORD.matcher(text).replaceAll(" ");
  }
}
