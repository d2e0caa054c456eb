package org.hamlet.models.linear;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.message.Bytes;
import org.hamlet.message.HeaderField;
import org.hamlet.text.uri.MessageUri;

/** The third expert's features: words people see or should not see, header fields, links. */
final class Words {

  /** Bytes of visible text that are looked at. */
  static final int VISIBLE_BYTES = 12_000;

  /** Words of visible text that are looked at. */
  static final int VISIBLE_WORDS = 1_500;

  /** Bytes of text hidden in HTML that are looked at. */
  static final int INVISIBLE_BYTES = 4_000;

  /** Words of text hidden in HTML that are looked at. */
  static final int INVISIBLE_WORDS = 300;

  /** Bytes of one header field that are looked at. */
  static final int FIELD_BYTES = 1_000;

  /** Words of one header field that are looked at. */
  static final int FIELD_WORDS = 200;

  /** The oldest Received fields are looked at, this many: nearest to the sender. */
  static final int RECEIVED_FIELDS = 3;

  /** Links that are looked at. */
  static final int LINKS = 60;

  /** Bytes of one link that are looked at. */
  static final int LINK_BYTES = 200;

  /** Words of one link that are looked at. */
  static final int LINK_WORDS = 20;

  private static final int VISIBLE_SEED = 11;
  private static final int INVISIBLE_SEED = 12;
  private static final int LINK_SEED = 0x1234567;
  private static final int HOST_SEED = 0x77777;
  private static final int FIELD_SEED = 0x5BD1E995;

  private final FeatureSink into;

  Words(FeatureSink into) {
    this.into = into;
  }

  /** Takes all of one message. */
  void read(ClassifierInput input, List<HeaderField> fields) {
    prose(
        input.texts().visibleBody(),
        VISIBLE_BYTES,
        new WordReader(into, "", VISIBLE_SEED, 2, VISIBLE_WORDS));
    prose(
        input.texts().invisibleBody(),
        INVISIBLE_BYTES,
        new WordReader(into, "hidden", INVISIBLE_SEED, 1, INVISIBLE_WORDS));
    links(input.texts().uris().all());
    header(fields);
  }

  private static void prose(List<Bytes> paragraphs, int mostBytes, WordReader reader) {
    int left = mostBytes;
    for (Bytes paragraph : paragraphs) {
      if (left <= 0) {
        return;
      }
      reader.read(paragraph, left);
      left -= paragraph.length();
    }
  }

  private void links(List<MessageUri> uris) {
    Set<String> seen = new HashSet<>();
    for (MessageUri uri : uris.subList(0, Math.min(LINKS, uris.size()))) {
      uri.hosts().keySet().forEach(host -> hostAndParents(host, seen));
      new WordReader(into, "link", LINK_SEED, 1, LINK_WORDS).read(uri.uri(), LINK_BYTES);
    }
  }

  /** {@code www.example.com}, {@code example.com}, {@code com}. */
  private void hostAndParents(String host, Set<String> seen) {
    Bytes text = Bytes.ofLatin1(host);
    int from = 0;
    while (seen.add(host.substring(from))) {
      int hash = Hash32.folded(text.array(), from, text.length(), HOST_SEED);
      into.add(hash, "host", text.array(), from, text.length());
      int dot = host.indexOf('.', from);
      if (dot < 0) {
        return;
      }
      from = dot + 1;
    }
  }

  /** Names, which name follows which, and the words of values. */
  private void header(List<HeaderField> fields) {
    long received = fields.stream().filter(f -> f.is("Received")).count();
    int previous = 0;
    for (HeaderField field : fields) {
      Bytes name = Bytes.ofLatin1(field.name());
      int written = Hash32.mix(field.name().hashCode());
      into.add(written, "field", name.array(), 0, name.length());
      into.add(
          Hash32.pair(previous, written), "field after another", name.array(), 0, name.length());
      previous = written;
      if (field.is("Received") && received-- > RECEIVED_FIELDS) {
        continue;
      }
      String lower = field.name().toLowerCase(Locale.ROOT);
      if (!isSignature(lower)) {
        int seed = Hash32.folded(lower, FIELD_SEED);
        new WordReader(into, lower, seed, 1, FIELD_WORDS).read(field.raw(), FIELD_BYTES);
      }
    }
  }

  /** Base64 that differs in every message. */
  private static boolean isSignature(String lower) {
    return lower.endsWith("dkim-signature")
        || lower.startsWith("arc-")
        || lower.equals("domainkey-signature");
  }
}
