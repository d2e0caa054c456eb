package org.hamlet.net;

import java.util.List;

/**
 * One answer.
 *
 * @param status how it ended
 * @param records the data of each record in presentation form
 */
public record DnsAnswer(Status status, List<String> records) {

  /** Copies the list. */
  public DnsAnswer {
    records = List.copyOf(records);
  }

  /** How a question ended. */
  public enum Status {
    OK,
    NO_SUCH_NAME,
    SERVER_FAILED,
    TIMED_OUT,
    NOT_ASKED
  }
}
