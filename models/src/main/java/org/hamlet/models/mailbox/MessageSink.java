package org.hamlet.models.mailbox;

import java.io.IOException;

/** What is done with each message that is found. */
public interface MessageSink {

  /**
   * One message.
   *
   * @param name its file; of an mbox with the message's number, {@code inbox.mbox[3]}
   * @param message its bytes without the mbox {@code From } line
   */
  void message(String name, byte[] message) throws IOException;

  /** One that is longer than wanted; it was not read into memory. */
  void tooLong(String name);

  /** A file of no bytes, which is no message. */
  default void empty(String name) {}

  /** A file that cannot be read. */
  void unreadable(String name, IOException reason);

  /** So many bytes of the files were gone through. */
  void progress(long bytes);
}
