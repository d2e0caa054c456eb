package org.hamlet.models.digests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hamlet.classify.ClassifierInput;
import org.hamlet.digest.shared.SharedDigest;
import org.hamlet.digest.shared.SharedDigest.Kind;
import org.hamlet.message.Bytes;
import org.hamlet.message.Part;
import org.hamlet.text.uri.MessageUri;

/** All digests of a message. */
final class MessageDigests {

  /** Of more attached files the rest does not count. */
  static final int MAX_ATTACHMENTS = 8;

  /** Of more hosts, in alphabetical order, the rest does not count. */
  static final int MAX_HOSTS = 16;

  /** Smaller files, in bytes, are too many messages'. */
  static final int LEAST_ATTACHMENT_BYTES = 512;

  /** Smaller images are logos, which forged mail takes from that of whom it forges. */
  static final int LEAST_IMAGE_BYTES = 30_000;

  private static final String MAIL = "mailto:";

  private MessageDigests() {}

  /** Its digests, that of the body first; none of what is empty or too short. */
  static List<SharedDigest> of(ClassifierInput input) {
    List<SharedDigest> digests = new ArrayList<>();
    BodySketch.of(BodyWords.of(input.texts().visibleBody())).ifPresent(digests::add);
    input.message().leaves().stream()
        .filter(MessageDigests::isFile)
        .filter(leaf -> leaf.decoded().length() >= leastBytes(leaf))
        .map(Part.Leaf::decoded)
        .map(MessageDigests::sha256)
        .map(sum -> exact(Kind.ATTACHMENT, sum))
        .distinct()
        .limit(MAX_ATTACHMENTS)
        .forEach(digests::add);
    hosts(input).stream()
        .limit(MAX_HOSTS)
        .map(host -> exact(Kind.HOST, sha256(Bytes.of(host.getBytes(StandardCharsets.US_ASCII)))))
        .forEach(digests::add);
    return digests;
  }

  /** Not what a reader sees as text, which the digest of the body is for. */
  private static boolean isFile(Part.Leaf leaf) {
    return !leaf.effectiveType().startsWith("text/")
        && !leaf.effectiveType().startsWith("message/");
  }

  private static int leastBytes(Part.Leaf leaf) {
    return leaf.effectiveType().startsWith("image/") ? LEAST_IMAGE_BYTES : LEAST_ATTACHMENT_BYTES;
  }

  private static Set<String> hosts(ClassifierInput input) {
    Set<String> skipped = Set.copyOf(input.settings().list("uridnsbl_skip_domain"));
    Set<String> hosts = new TreeSet<>();
    for (MessageUri uri : input.texts().uris().all()) {
      if (uri.uri().text().regionMatches(true, 0, MAIL, 0, MAIL.length())) {
        continue;
      }
      for (Map.Entry<String, String> host : uri.hosts().entrySet()) {
        if (!skipped.contains(host.getKey()) && !skipped.contains(host.getValue())) {
          hosts.add(host.getKey());
        }
      }
    }
    return hosts;
  }

  private static SharedDigest exact(Kind kind, byte[] sum) {
    return SharedDigest.of(kind, Arrays.copyOf(sum, kind.bytes()));
  }

  private static byte[] sha256(Bytes bytes) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(bytes.array(), bytes.offset(), bytes.length());
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
