package org.hamlet.net;

import java.util.List;

/**
 * How one question ended.
 *
 * @param status what the server said, or why it said nothing
 * @param records the records that answer it, aliases (CNAME) before what they lead to
 * @param ttlSeconds how long the whole answer may be kept, also when it has no record; 0 when not
 */
public record DnsAnswer(Status status, List<DnsRecord> records, long ttlSeconds) {

  /** Copies the list. */
  public DnsAnswer {
    records = List.copyOf(records);
  }

  /** An answer without records that is not to be kept. */
  public static DnsAnswer without(Status status) {
    return new DnsAnswer(status, List.of(), 0);
  }

  /** The data of all records of one type, in order. */
  public List<String> data(RecordType type) {
    return records.stream().filter(r -> r.type() == type).map(DnsRecord::data).toList();
  }

  /** Whether a server answered for good: with records, or that there are none. */
  public boolean conclusive() {
    return status == Status.OK || status == Status.NO_SUCH_NAME;
  }

  /** How a question ended; those with a code of RFC 1035 and 2136 came from a server. */
  public enum Status {
    OK("NOERROR"),
    FORMAT_ERROR("FORMERR"),
    SERVER_FAILED("SERVFAIL"),
    NO_SUCH_NAME("NXDOMAIN"),
    NOT_IMPLEMENTED("NOTIMP"),
    REFUSED("REFUSED"),
    OTHER_ERROR("OTHER"),
    /** No server answered in time. */
    TIMED_OUT("TIMEOUT"),
    /** No name server can be reached at all, which says nothing of who was to be asked about. */
    UNREACHABLE("UNREACHABLE"),
    /** It was not sent: forbidden, a list set aside, a budget used up. */
    NOT_ASKED("NOTASKED"),
    /** It was not sent: the budget of all lists is used up. */
    OVER_BUDGET("OVERBUDGET"),
    /** It was not sent: the list is known to answer nobody any more. */
    CLOSED("CLOSED");

    private final String code;

    Status(String code) {
      this.code = code;
    }

    /** The name DNS tools print, such as {@code NXDOMAIN}. */
    public String code() {
      return code;
    }
  }
}
