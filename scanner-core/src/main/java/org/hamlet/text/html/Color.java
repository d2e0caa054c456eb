package org.hamlet.text.html;

/** A colour in RGB, 0 to 255 each as a rule. */
record Color(int red, int green, int blue) {

  static final int MAX = 255;
  static final Color BLACK = new Color(0, 0, 0);
  static final Color WHITE = new Color(MAX, MAX, MAX);

  /** Below this distance text cannot be told from its background. */
  private static final double MIN_CONTRAST = 12;

  /** Whether text of this colour cannot be read on {@code background}. */
  boolean isHiddenOn(Color background) {
    double red = .2126 * (this.red - background.red);
    double green = .7152 * (this.green - background.green);
    double blue = .0722 * (this.blue - background.blue);
    return Math.sqrt(red * red + green * green + blue * blue) < MIN_CONTRAST;
  }
}
