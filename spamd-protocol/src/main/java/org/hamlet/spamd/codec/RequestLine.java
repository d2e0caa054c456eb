package org.hamlet.spamd.codec;

import java.util.Optional;

/**
 * The first line of a request, {@code COMMAND SPAMC/VERSION}.
 *
 * @param command the command
 * @param version the client's version
 */
record RequestLine(SpamdCommand command, ProtocolVersion version) {

  private static final String PROTOCOL = " SPAMC/";

  /**
   * Reads a line without its line end. Compat: anything may stand before the command and after the
   * version.
   */
  static RequestLine parse(String line) throws BadRequest {
    for (int at = line.indexOf(PROTOCOL); at >= 0; at = line.indexOf(PROTOCOL, at + 1)) {
      Optional<SpamdCommand> command = commandEndingAt(line, at);
      if (command.isPresent()) {
        String version = line.substring(at + PROTOCOL.length());
        return new RequestLine(command.get(), ProtocolVersion.parse(version));
      }
    }
    throw BadRequest.protocol(line);
  }

  private static Optional<SpamdCommand> commandEndingAt(String line, int end) {
    for (SpamdCommand command : SpamdCommand.values()) {
      String word = command.name();
      if (line.startsWith(word, end - word.length())) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }

  /** Whether header lines follow. */
  boolean hasHeaders() {
    return switch (command) {
      case PING, SKIP -> version.atLeast(ProtocolVersion.FIRST_WITH_PING_HEADERS);
      case TELL -> true;
      default -> version.hasHeaders();
    };
  }
}
