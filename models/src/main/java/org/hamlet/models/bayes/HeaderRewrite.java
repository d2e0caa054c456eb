package org.hamlet.models.bayes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings a header value into the form whose words are learned: addresses by their parts, ids and
 * dates taken out where they never repeat (SpamAssassin 4.0.1 behaviour, observed). Names count
 * with their case, but for those of addresses.
 */
final class HeaderRewrite {

  private static final Pattern ADDRESSES =
      Pattern.compile("(?i)(?:X-|Resent-)?(?:From|To|Cc|Reply-To|Errors-To|Return-Path|Sender)");
  private static final Pattern MESSAGE_IDS = Pattern.compile("(?i)(?:X-|Resent-)?Message-Id");
  private static final Pattern KEY = Pattern.compile("\\s\\w+=");
  private static final Pattern RECEIVED_ID = Pattern.compile("\\bid [A-Za-z0-9]{7,20}\\b");
  private static final Pattern RECEIVED_DATE =
      Pattern.compile(
          "(?:\\w{3}, )?[ \\d]?\\d \\w{3} (?:19|20)?\\d\\d \\d\\d:\\d\\d(?::[0-5]\\d)?"
              + " (?:[-+]\\d{4})?(?: ?\\(?(?:UTC|[A-Z]*T)\\b)?");
  private static final Pattern RECEIVED_WORDS =
      Pattern.compile("\\b(?:with|from|for|SMTP|ESMTP)\\b");
  private static final Pattern IP =
      Pattern.compile("\\b(\\d{1,3}\\.\\d{1,3}\\.\\d{1,3})(\\.\\d{1,3})\\b");
  private static final Pattern SEPARATORS = Pattern.compile("[-._]+");
  private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=\"([^\"]*)\"");
  private static final Pattern TYPE_WORDS = Pattern.compile("\\b(?:text|charset)\\b");

  private HeaderRewrite() {}

  /** The rewritten value of a field. */
  static String of(String name, String value) {
    return switch (name) {
      case "Received" -> received(value);
      case "Content-Type" -> contentType(value);
      case "MIME-Version" -> value.replaceFirst("1\\.0", "");
      default -> other(name, value);
    };
  }

  private static String other(String name, String value) {
    if (ADDRESSES.matcher(name).matches()) {
      return AddressWords.of(value);
    }
    if (MESSAGE_IDS.matcher(name).matches()) {
      return MessageIdWords.of(value);
    }
    return name.startsWith("x-spam-relays-") ? KEY.matcher(value).replaceAll(" ") : value;
  }

  private static String received(String value) {
    String text = RECEIVED_ID.matcher(value).replaceAll(" ");
    text = RECEIVED_DATE.matcher(text).replaceAll(" ");
    text = RECEIVED_WORDS.matcher(text).replaceAll(" ");
    return IP.matcher(text).replaceAll("$1 ip*$1$2 ");
  }

  /**
   * Hex digits of a boundary vary from message to message; its shape tells the program. Compat: the
   * shape of the last one goes to the end of the value, where it makes one word with what is there.
   */
  private static String contentType(String value) {
    Matcher boundary = BOUNDARY.matcher(value);
    StringBuilder out = new StringBuilder();
    String words = "";
    while (boundary.find()) {
      String shape = boundary.group(1).replaceAll("[a-fA-F0-9]", "H");
      words = SEPARATORS.matcher(shape).replaceAll(" $0 ");
      boundary.appendReplacement(out, "");
    }
    boundary.appendTail(out).append(words);
    return TYPE_WORDS.matcher(out).replaceAll(" ");
  }
}
