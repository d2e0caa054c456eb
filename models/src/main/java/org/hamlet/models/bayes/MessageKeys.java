package org.hamlet.models.bayes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.message.Bytes;
import org.hamlet.models.store.MessageKey;
import org.hamlet.text.HeaderSelector;

/**
 * By what a learned message is known again: the id that SpamAssassin 4.0.1 makes of recipient, date
 * and body, then the hash of the message's own id, as older stores have it.
 */
final class MessageKeys {

  /** How ids end that were made and not found. */
  static final String GENERATED = "@sa_generated";

  private static final HeaderSelector TO = HeaderSelector.parse("To");
  private static final HeaderSelector DATE = HeaderSelector.parse("Date");

  private MessageKeys() {}

  /** The keys, the one to learn under first. */
  static List<MessageKey> of(ClassifierInput input) {
    List<MessageKey> keys = new ArrayList<>();
    keys.add(generated(input));
    input
        .message()
        .headers()
        .last("Message-Id")
        .map(field -> field.raw().text().strip())
        .map(id -> id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id)
        .filter(id -> !id.isEmpty())
        .ifPresent(id -> keys.add(hashed(id)));
    return keys;
  }

  /** The key of an id as backups hold it: a made one by its hash, another one by ours. */
  static MessageKey ofId(String id) {
    if (id.endsWith(GENERATED) && id.length() == 2 * MessageKey.BYTES + GENERATED.length()) {
      try {
        return MessageKey.parse(id.substring(0, 2 * MessageKey.BYTES));
      } catch (IllegalArgumentException e) {
        return hashed(id);
      }
    }
    return hashed(id);
  }

  private static MessageKey hashed(String id) {
    return key(TokenHash.sha1().digest(id.getBytes(ISO_8859_1)));
  }

  private static MessageKey generated(ClassifierInput input) {
    MessageDigest sha1 = TokenHash.sha1();
    addWithPlainLineEnds(input.message().pristineBody(), sha1);
    String bodyHash = HexFormat.of().formatHex(sha1.digest());
    String text = value(input, TO) + "\0" + value(input, DATE) + "\0" + bodyHash;
    return key(sha1.digest(text.getBytes(ISO_8859_1)));
  }

  /** Line by line, since a copy of a long body would take as much memory again. */
  private static void addWithPlainLineEnds(Bytes body, MessageDigest digest) {
    int begin = 0;
    for (int end = body.indexOf('\n', 0); end >= 0; end = body.indexOf('\n', begin)) {
      boolean carriage = end > begin && body.at(end - 1) == '\r';
      digest.update(body.array(), body.offset() + begin, end - begin - (carriage ? 1 : 0));
      digest.update((byte) '\n');
      begin = end + 1;
    }
    digest.update(body.array(), body.offset() + begin, body.length() - begin);
  }

  private static String value(ClassifierInput input, HeaderSelector selector) {
    return input.texts().headers().value(selector).map(Bytes::text).orElse("");
  }

  private static MessageKey key(byte[] digest) {
    ByteBuffer bytes = ByteBuffer.wrap(digest);
    return new MessageKey(bytes.getLong(), bytes.getLong(), bytes.getInt());
  }
}
