package org.hamlet.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.hamlet.cli.Hamlet;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Writes the manual pages of all commands, the completion for bash and Debian's change log. */
public final class Pages {

  /** Where a gzip file says how hard was tried (RFC 1952, section 2.3.1), which Java leaves out. */
  private static final int GZIP_XFL = 8;

  private static final byte GZIP_SMALLEST = 2;

  private Pages() {}

  /**
   * Writes {@code man/manN/NAME.N.gz}, {@code completions/hamlet} and {@code changelog.gz}.
   *
   * @param arguments the folder to write to; the date on the pages; the release; its maintainer
   * @throws IOException when a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    CommandLine hamlet = Hamlet.commandLine();
    StableOrder.arrange(hamlet);
    String release = "Hamlet " + arguments[2];
    write(folder, new ManPage(hamlet.getCommandSpec(), arguments[1], release), hamlet);
    for (CommandLine command : hamlet.getSubcommands().values()) {
      write(folder, new ManPage(command.getCommandSpec(), arguments[1], release), command);
    }
    Path completion = Files.createDirectories(folder.resolve("completions")).resolve("hamlet");
    String script = AutoComplete.bash("hamlet", hamlet);
    Files.writeString(completion, script.substring(script.indexOf('\n') + 1), UTF_8);
    write(folder.resolve("changelog.gz"), changeLog(arguments[1], arguments[2], arguments[3]));
  }

  /** What Debian wants to find; the changes themselves are told beside it. */
  private static String changeLog(String date, String release, String maintainer) {
    String time =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(LocalDate.parse(date).atStartOfDay(UTC));
    String version = release.replace("-SNAPSHOT", "~snapshot");
    return "hamlet ("
        + version
        + ") unstable; urgency=medium\n\n"
        + "  * What changed is told in CHANGES.md.\n\n"
        + " -- "
        + maintainer
        + "  "
        + time.replace("GMT", "+0000")
        + "\n";
  }

  private static void write(Path folder, ManPage page, CommandLine command) throws IOException {
    CommandSpec spec = command.getCommandSpec();
    int section = ManPage.section(spec);
    Path manual = Files.createDirectories(folder.resolve("man/man" + section));
    Path file = manual.resolve(ManPage.name(spec) + "." + section + ".gz");
    write(file, page.toString());
  }

  /** As small as gzip makes it, and without the time, so that two builds are the same. */
  private static void write(Path file, String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new Small(packed)) {
      out.write(text.getBytes(UTF_8));
    }
    byte[] bytes = packed.toByteArray();
    bytes[GZIP_XFL] = GZIP_SMALLEST;
    Files.write(file, bytes);
  }

  private static final class Small extends GZIPOutputStream {

    Small(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
