package org.hamlet.spamd.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hamlet.spamd.codec.SpamdRequest.Database;

/** One answer; the connection is closed after it. */
public sealed interface SpamdResponse permits SpamdResponse.Plain, ScanResponse {

  /** The answer as it goes over the wire; empty for SKIP. */
  byte[] encode();

  /** An answer that is text alone. */
  sealed interface Plain extends SpamdResponse {

    /** The text, one char a byte. */
    String text();

    @Override
    default byte[] encode() {
      return text().getBytes(ISO_8859_1);
    }
  }

  /** The answer to PING. */
  record Pong() implements Plain {
    @Override
    public String text() {
      return "SPAMD/1.5 0 PONG\r\n";
    }
  }

  /** No answer: to SKIP, and to clients that are not allowed. */
  record Silence() implements Plain {
    @Override
    public String text() {
      return "";
    }
  }

  /**
   * Something went wrong; clients pass their mail on unscanned.
   *
   * @param code the kind
   * @param detail what follows the kind's words, one char a byte
   */
  record Failure(ExitCode code, String detail) implements Plain {
    @Override
    public String text() {
      return "SPAMD/1.0 " + code.number() + " " + code.phrase() + ": " + detail + "\r\n";
    }
  }

  /**
   * The answer to TELL.
   *
   * @param set where the message was put
   * @param removed from where it was taken
   */
  record Told(Set<Database> set, Set<Database> removed) implements Plain {

    /** Copies the sets. */
    public Told {
      set = Set.copyOf(set);
      removed = Set.copyOf(removed);
    }

    /** Compat: ends in two blank lines' worth of line ends, one too many. */
    @Override
    public String text() {
      return "SPAMD/1.1 0 EX_OK\r\n"
          + line("DidSet: ", set)
          + line("DidRemove: ", removed)
          + "\r\n\r\n";
    }

    private static String line(String name, Set<Database> databases) {
      if (databases.isEmpty()) {
        return "";
      }
      return new TreeSet<>(databases)
          .stream()
              .map(d -> d.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(",", name, "\r\n"));
    }
  }
}
