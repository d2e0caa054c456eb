package org.hamlet.spamd.codec;

import java.util.Optional;
import java.util.Set;

/** One request as decoded. */
public sealed interface SpamdRequest {

  /** What is asked for. */
  SpamdCommand command();

  /** The User line's value, one char a byte; empty when absent or blank. */
  default Optional<String> user() {
    return Optional.empty();
  }

  /** Length of its message in bytes, 0 where it has none. */
  default int messageBytes() {
    return 0;
  }

  /** PING: answered at once. */
  record Ping() implements SpamdRequest {
    @Override
    public SpamdCommand command() {
      return SpamdCommand.PING;
    }
  }

  /** SKIP: closed without an answer. */
  record Skip() implements SpamdRequest {
    @Override
    public SpamdCommand command() {
      return SpamdCommand.SKIP;
    }
  }

  /** CHECK, SYMBOLS, REPORT, REPORT_IFSPAM, PROCESS and HEADERS. */
  final class Scan implements SpamdRequest {
    private final SpamdCommand command;
    private final ProtocolVersion version;
    private final Optional<String> user;
    private final byte[] message;

    Scan(SpamdCommand command, ProtocolVersion version, Optional<String> user, byte[] message) {
      this.command = command;
      this.version = version;
      this.user = user;
      this.message = message;
    }

    @Override
    public SpamdCommand command() {
      return command;
    }

    /** The version the answer must suit. */
    public ProtocolVersion version() {
      return version;
    }

    @Override
    public Optional<String> user() {
      return user;
    }

    /** The message, inflated; not to be changed. */
    public byte[] message() {
      return message;
    }

    @Override
    public int messageBytes() {
      return message.length;
    }
  }

  /** TELL: learn, forget, report or revoke. */
  final class Tell implements SpamdRequest {
    private final Optional<String> user;
    private final boolean spam;
    private final Set<Database> set;
    private final Set<Database> remove;
    private final byte[] message;

    Tell(
        Optional<String> user,
        boolean spam,
        Set<Database> set,
        Set<Database> remove,
        byte[] message) {
      this.user = user;
      this.spam = spam;
      this.set = Set.copyOf(set);
      this.remove = Set.copyOf(remove);
      this.message = message;
    }

    @Override
    public SpamdCommand command() {
      return SpamdCommand.TELL;
    }

    @Override
    public Optional<String> user() {
      return user;
    }

    /** Whether the message class is spam; Compat: everything else counts as ham. */
    public boolean spam() {
      return spam;
    }

    /** Where to put it. */
    public Set<Database> set() {
      return set;
    }

    /** From where to take it. */
    public Set<Database> remove() {
      return remove;
    }

    /** The message, inflated; not to be changed. */
    public byte[] message() {
      return message;
    }

    @Override
    public int messageBytes() {
      return message.length;
    }
  }

  /** What TELL acts on. */
  enum Database {
    /** The classifier of this server. */
    LOCAL,
    /** The services that collect reports. */
    REMOTE
  }
}
