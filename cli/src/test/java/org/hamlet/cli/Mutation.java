package org.hamlet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages a message as {@code random} says: one to four times one of the kinds below.
 *
 * @param random where the choices come from
 * @param maxBytes longer messages are cut first
 */
record Mutation(Random random, int maxBytes) {

  byte[] of(byte[] message) {
    String text = new String(message, 0, Math.min(message.length, maxBytes), ISO_8859_1);
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      text = changed(text);
    }
    return text.getBytes(ISO_8859_1);
  }

  private String changed(String text) {
    return switch (random.nextInt(9)) {
      case 0 -> flipped(text);
      case 1 -> text.substring(0, random.nextInt(text.length() + 1));
      case 2 -> text.substring(random.nextInt(text.length() + 1));
      case 3 -> repeated(text);
      case 4 -> linesJoined(text);
      case 5 -> headersDoubled(text);
      case 6 -> text.replace("\n", random.nextBoolean() ? "\r\n" : "\r");
      case 7 -> linesShuffled(text);
      default ->
          text.replace(pick("<", "=", "--", ";", ":", "\"", "("), pick("", "<<", "=?", "\0"));
    };
  }

  private String flipped(String text) {
    char[] chars = text.toCharArray();
    for (int i = random.nextInt(50); i >= 0 && chars.length > 0; i--) {
      chars[random.nextInt(chars.length)] = (char) random.nextInt(256);
    }
    return new String(chars);
  }

  private String repeated(String text) {
    int from = random.nextInt(text.length() + 1);
    String piece = text.substring(from, Math.min(text.length(), from + 1 + random.nextInt(300)));
    return text.substring(0, from) + piece.repeat(random.nextInt(200)) + text.substring(from);
  }

  private String linesJoined(String text) {
    StringBuilder joined = new StringBuilder();
    text.chars()
        .filter(c -> c != '\n' || random.nextInt(3) > 0)
        .forEach(c -> joined.append((char) c));
    return joined.toString();
  }

  private String headersDoubled(String text) {
    int end = Math.max(0, text.indexOf("\n\n"));
    StringBuilder doubled = new StringBuilder();
    for (String line : text.substring(0, end).split("\n", -1)) {
      doubled.append((line + "\n").repeat(1 + random.nextInt(4)));
    }
    return doubled + text.substring(end);
  }

  private String linesShuffled(String text) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    for (int i = random.nextInt(20); i >= 0; i--) {
      String line = lines.remove(random.nextInt(lines.size()));
      lines.add(random.nextInt(lines.size() + 1), line);
    }
    return String.join("\n", lines);
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
