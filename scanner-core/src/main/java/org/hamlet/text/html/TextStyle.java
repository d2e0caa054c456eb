package org.hamlet.text.html;

import java.util.Optional;

/**
 * How text looks.
 *
 * @param foreground empty when the colour named is none
 * @param background likewise
 * @param size HTML font size, 3 is normal
 * @param display the CSS property as written, lower case
 * @param visibility likewise
 */
record TextStyle(
    Optional<Color> foreground,
    Optional<Color> background,
    int size,
    String display,
    String visibility) {

  static final TextStyle DEFAULT =
      new TextStyle(Optional.of(Color.BLACK), Optional.of(Color.WHITE), 3, "", "");

  TextStyle withForeground(Optional<Color> color) {
    return new TextStyle(color, background, size, display, visibility);
  }

  TextStyle withBackground(Optional<Color> color) {
    return new TextStyle(foreground, color, size, display, visibility);
  }

  TextStyle withSize(int newSize) {
    return new TextStyle(foreground, background, newSize, display, visibility);
  }

  TextStyle withDisplay(String value) {
    return new TextStyle(foreground, background, size, value, visibility);
  }

  TextStyle withVisibility(String value) {
    return new TextStyle(foreground, background, size, display, value);
  }
}
