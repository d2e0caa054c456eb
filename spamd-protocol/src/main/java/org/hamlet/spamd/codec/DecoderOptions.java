package org.hamlet.spamd.codec;

/**
 * What a decoder accepts.
 *
 * @param tellAllowed whether TELL is answered
 * @param maxMessageBytes longest message accepted as sent, in bytes
 * @param maxInflatedBytes longest message accepted after inflating it, in bytes
 */
public record DecoderOptions(boolean tellAllowed, int maxMessageBytes, int maxInflatedBytes) {

  /** Longest message accepted, in bytes; spamc itself sends no more than 500 KB by default. */
  public static final int DEFAULT_MAX_MESSAGE_BYTES = 32 * 1024 * 1024;

  /** TELL refused, 32 MiB a message. */
  public static final DecoderOptions DEFAULT =
      new DecoderOptions(false, DEFAULT_MAX_MESSAGE_BYTES, DEFAULT_MAX_MESSAGE_BYTES);

  /** Checks that the limits are positive. */
  public DecoderOptions {
    if (maxMessageBytes <= 0 || maxInflatedBytes <= 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** The same with messages of at most so many bytes, as sent and inflated. */
  public DecoderOptions messagesUpTo(long bytes) {
    int most = (int) Math.min(Math.min(bytes, maxMessageBytes), maxInflatedBytes);
    return new DecoderOptions(tellAllowed, most, most);
  }

  /** The same with TELL answered or not. */
  public DecoderOptions withTell(boolean allowed) {
    return new DecoderOptions(allowed, maxMessageBytes, maxInflatedBytes);
  }
}
