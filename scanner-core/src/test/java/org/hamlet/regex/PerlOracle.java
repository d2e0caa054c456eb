package org.hamlet.regex;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Perl as a child process that answers what a pattern makes of a text. */
final class PerlOracle {

  /** A question: the pattern with its modifiers in front, and a text, both one char a byte. */
  record Question(String pattern, String text) {}

  private PerlOracle() {}

  static boolean isInstalled() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      if (Files.isExecutable(Path.of(folder, "perl"))) {
        return true;
      }
    }
    return false;
  }

  /** One answer for each question, as oracle.pl writes them. */
  static List<String> ask(List<Question> questions) throws IOException {
    Path script = Files.createTempFile("oracle", ".pl");
    try (InputStream in = PerlOracle.class.getResourceAsStream("/regex/oracle.pl")) {
      Files.write(script, in.readAllBytes());
      Process perl =
          new ProcessBuilder("perl", script.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      Thread writer = new Thread(() -> write(perl, questions));
      writer.start();
      List<String> answers = new ArrayList<>();
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(perl.getInputStream(), StandardCharsets.ISO_8859_1))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          answers.add(line);
        }
      }
      return answers;
    } finally {
      Files.deleteIfExists(script);
    }
  }

  private static void write(Process perl, List<Question> questions) {
    try (Writer out = new OutputStreamWriter(perl.getOutputStream(), StandardCharsets.ISO_8859_1)) {
      for (Question q : questions) {
        out.write(hex(q.pattern()) + " " + hex(q.text()) + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
