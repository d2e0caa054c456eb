package org.hamlet.eval;

import java.util.Optional;
import org.hamlet.message.Bytes;

/**
 * Width and height as the head of an image file states them: GIF89a (logical screen), PNG (IHDR,
 * ISO 15948 11.2.2) and JPEG (first start-of-frame marker, ITU-T T.81 B.2.2).
 */
record ImageSize(String type, int width, int height) {

  private static final int PNG_HEAD_BYTES = 24;
  private static final int GIF_HEAD_BYTES = 10;

  /** Pixels. */
  long area() {
    return (long) width * height;
  }

  /**
   * The size of an image of that type ({@code gif}, {@code png}, {@code jpeg}); empty when its head
   * is damaged.
   */
  static Optional<ImageSize> read(String type, Bytes data) {
    return switch (type) {
      case "gif" -> gif(data);
      case "png" -> png(data);
      case "jpeg" -> jpeg(data);
      default -> Optional.empty();
    };
  }

  private static Optional<ImageSize> gif(Bytes data) {
    if (data.length() < GIF_HEAD_BYTES || !data.slice(0, 3).text().equals("GIF")) {
      return Optional.empty();
    }
    return Optional.of(
        new ImageSize("gif", data.at(6) | data.at(7) << 8, data.at(8) | data.at(9) << 8));
  }

  private static Optional<ImageSize> png(Bytes data) {
    if (data.length() < PNG_HEAD_BYTES || !data.slice(1, 4).text().equals("PNG")) {
      return Optional.empty();
    }
    return Optional.of(new ImageSize("png", int32(data, 16), int32(data, 20)));
  }

  private static int int32(Bytes data, int at) {
    return data.at(at) << 24 | data.at(at + 1) << 16 | data.at(at + 2) << 8 | data.at(at + 3);
  }

  private static Optional<ImageSize> jpeg(Bytes data) {
    int end = data.length();
    int at = 2;
    while (at + 9 < end && data.at(at) == 0xFF) {
      int marker = data.at(at + 1);
      if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
        int height = data.at(at + 5) << 8 | data.at(at + 6);
        int width = data.at(at + 7) << 8 | data.at(at + 8);
        return Optional.of(new ImageSize("jpeg", width, height));
      }
      at += 2 + Math.max(2, data.at(at + 2) << 8 | data.at(at + 3));
    }
    return Optional.empty();
  }
}
