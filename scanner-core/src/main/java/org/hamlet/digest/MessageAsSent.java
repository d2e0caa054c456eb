package org.hamlet.digest;

import org.hamlet.message.Bytes;
import org.hamlet.message.MessageLimits;
import org.hamlet.message.MessageParser;
import org.hamlet.message.ParsedMessage;

/**
 * A message with the lines of its parts as they were sent: rules see long ones broken and runs of
 * empty ones shortened, which no service does. All other limits hold.
 */
public final class MessageAsSent {

  private static final MessageParser PARSER =
      new MessageParser(withWholeLines(MessageLimits.DEFAULT));

  private MessageAsSent() {}

  /** The same message, read again. */
  public static ParsedMessage of(ParsedMessage message) {
    Bytes header = message.pristineHeader();
    Bytes body = message.pristineBody();
    byte[] whole = new byte[header.length() + body.length()];
    System.arraycopy(header.array(), header.offset(), whole, 0, header.length());
    System.arraycopy(body.array(), body.offset(), whole, header.length(), body.length());
    return PARSER.parse(whole);
  }

  private static MessageLimits withWholeLines(MessageLimits usual) {
    return new MessageLimits(
        usual.maxMessageBytes(),
        usual.maxHeaderNameBytes(),
        usual.maxHeaderValueBytes(),
        usual.maxHeaderBytes(),
        Integer.MAX_VALUE,
        Integer.MAX_VALUE,
        usual.maxPartsPerMultipart(),
        usual.maxDepth(),
        usual.maxParts());
  }
}
