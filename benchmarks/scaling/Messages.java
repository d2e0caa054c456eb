import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Messages of one kind, made as large as is asked; the same each time. */
enum Messages {
  /** Plain text in lines: bytes. */
  TEXT(1_000, 10_000_000) {
    @Override
    String make(int size) {
      StringBuilder out = header("text/plain");
      Random random = new Random(SEED);
      int line = 0;
      while (out.length() < size) {
        String word = word(random);
        out.append(word);
        line += word.length() + 1;
        out.append(line > 70 ? '\n' : ' ');
        line = line > 70 ? 0 : line;
      }
      return out.append('\n').toString();
    }
  },
  /** HTML with a tag for every few words: bytes. */
  HTML(1_000, 10_000_000) {
    @Override
    String make(int size) {
      StringBuilder out = header("text/html").append("<html><body>\n");
      Random random = new Random(SEED);
      while (out.length() < size) {
        out.append("<p class=x>").append(word(random)).append(" <b>").append(word(random));
        out.append("</b> <span style=\"color: #123456\">").append(word(random)).append(" &amp; ");
        out.append(word(random)).append("</span></p>\n");
      }
      return out.append("</body></html>\n").toString();
    }
  },
  /** Words without a line end: bytes. */
  LINE(1_000, 10_000_000) {
    @Override
    String make(int size) {
      StringBuilder out = header("text/plain");
      Random random = new Random(SEED);
      while (out.length() < size) {
        out.append(word(random)).append(' ');
      }
      return out.append('\n').toString();
    }
  },
  /** Links, each to a host of its own: their number. */
  URIS(50, 50_000) {
    @Override
    String make(int size) {
      StringBuilder out = header("text/plain");
      for (int i = 0; i < size; i++) {
        out.append("see http://w").append(i).append(".example.com/a").append(i).append(" now\n");
      }
      return out.toString();
    }
  },
  /** Header fields: their number. */
  HEADERS(10, 10_000) {
    @Override
    String make(int size) {
      StringBuilder out = new StringBuilder();
      Random random = new Random(SEED);
      for (int i = 0; i < size; i++) {
        out.append("X-Field-").append(i).append(": ").append(word(random)).append(' ');
        out.append(word(random)).append('\n');
      }
      return out + header("text/plain").toString() + "text\n";
    }
  };

  private static final long SEED = 20261130;

  final int least;
  final int most;

  Messages(int least, int most) {
    this.least = least;
    this.most = most;
  }

  abstract String make(int size);

  /** As bytes, one a char. */
  byte[] bytes(int size) {
    return make(size).getBytes(StandardCharsets.ISO_8859_1);
  }

  static StringBuilder header(String type) {
    return new StringBuilder()
        .append("Received: from mx.example.org (mx.example.org [192.0.2.7])\n")
        .append("\tby mail.example.com (Postfix) with ESMTP id 1A2B3C\n")
        .append("\tfor <anna@example.com>; Mon, 30 Nov 2026 10:00:00 +0000 (UTC)\n")
        .append("From: Bert <bert@example.org>\nTo: anna@example.com\nSubject: What it costs\n")
        .append("Date: Mon, 30 Nov 2026 09:59:58 +0000\nMessage-Id: <1@example.org>\n")
        .append("MIME-Version: 1.0\nContent-Type: ").append(type).append("; charset=us-ascii\n\n");
  }

  static String word(Random random) {
    int length = 2 + random.nextInt(8);
    StringBuilder out = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      out.append("etaoinshrdlucmfwypvbgk".charAt((int) (22 * random.nextDouble() * random.nextDouble())));
    }
    return out.toString();
  }
}
