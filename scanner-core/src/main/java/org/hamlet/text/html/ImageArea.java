package org.hamlet.text.html;

import java.util.Optional;

/** The area of an image by its attributes, in pixels. Stateless. */
final class ImageArea {

  /** Assumed when a length is 0 or unreadable. */
  private static final int DEFAULT_PIXELS = 200;

  private static final int WINDOW_WIDTH = 800;
  private static final int WINDOW_HEIGHT = 600;

  private ImageArea() {}

  /** Width times height; 0 unless both are given. Percentages are those of an 800 x 600 window. */
  static double of(StartTag tag) {
    Optional<String> width = tag.value("width");
    Optional<String> height = tag.value("height");
    return width.isPresent() && height.isPresent()
        ? pixels(width.get(), WINDOW_WIDTH) * pixels(height.get(), WINDOW_HEIGHT)
        : 0;
  }

  private static double pixels(String value, int window) {
    int digits = 0;
    double number = 0;
    while (digits < value.length() && Chars.isDigit(value.charAt(digits))) {
      number = number * 10 + value.charAt(digits) - '0';
      digits++;
    }
    String rest = value.substring(digits);
    if (number == 0 || (!rest.isEmpty() && !rest.equals("%"))) {
      return DEFAULT_PIXELS;
    }
    return rest.isEmpty() ? number : number * window / 100;
  }
}
