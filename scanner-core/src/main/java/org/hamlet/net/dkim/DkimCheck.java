package org.hamlet.net.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hamlet.message.Bytes;
import org.hamlet.net.Asker;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsQuestion;
import org.hamlet.net.RecordType;

/** Verifies the signatures of one message (RFC 6376, section 6). Confined to one thread. */
public final class DkimCheck {

  /** Signatures of one message that are looked at; each may cost a question. */
  static final int MAX_SIGNATURES = 10;

  private final SignedHeader header;
  private final Bytes body;
  private final long nowSeconds;

  /**
   * A check that has asked nothing yet.
   *
   * @param header the header as received
   * @param body all after the blank line, as received
   * @param nowSeconds the time since 1970, for signatures that expire
   */
  public DkimCheck(Bytes header, Bytes body, long nowSeconds) {
    this.header = new SignedHeader(header);
    this.body = body;
    this.nowSeconds = nowSeconds;
  }

  /** How many signatures will be looked at. */
  public int signatures() {
    return fields().size();
  }

  /** Verifies each; {@code then} gets one result for each whose key came, or did not, in time. */
  public void start(Asker asker, Consumer<DkimResult> then) {
    for (String field : fields()) {
      Optional<DkimSignature> signature = DkimSignature.read(SignedHeader.value(field));
      if (signature.isEmpty()) {
        then.accept(new DkimResult(DkimOutcome.PERMERROR, "", "", "", 0, false));
      } else {
        verify(field, signature.get(), asker, then);
      }
    }
  }

  private List<String> fields() {
    return header.named("dkim-signature").stream().limit(MAX_SIGNATURES).toList();
  }

  private void verify(
      String field, DkimSignature signature, Asker asker, Consumer<DkimResult> then) {
    if (signature.expires().filter(until -> until < nowSeconds).isPresent()) {
      then.accept(result(signature, DkimOutcome.PERMERROR, Optional.empty()));
      return;
    }
    String name = signature.selector() + "._domainkey." + signature.domain();
    asker.ask(
        DnsQuestion.of(name, RecordType.TXT),
        answer -> then.accept(judge(field, signature, answer)));
  }

  private DkimResult judge(String field, DkimSignature signature, DnsAnswer answer) {
    if (!answer.conclusive()) {
      return result(signature, DkimOutcome.TEMPERROR, Optional.empty());
    }
    Optional<DkimKey> key =
        answer.data(RecordType.TXT).stream()
            .flatMap(record -> DkimKey.read(record, signature.ed25519()).stream())
            .findFirst();
    DkimOutcome outcome =
        key.filter(k -> !k.strict() || signature.identity().endsWith("@" + signature.domain()))
            .map(k -> fits(field, signature, k) ? DkimOutcome.PASS : DkimOutcome.FAIL)
            .orElse(DkimOutcome.PERMERROR);
    return result(signature, outcome, key);
  }

  private boolean fits(String field, DkimSignature signature, DkimKey key) {
    try {
      byte[] canonical = CanonicalBody.of(body, signature.relaxedBody());
      long signed = signature.bodyBytes().orElse((long) canonical.length);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      if (signed > canonical.length
          || !MessageDigest.isEqual(
              digest.digest(Arrays.copyOf(canonical, (int) signed)),
              signature.bodyHash().toArray())) {
        return false;
      }
      byte[] text =
          header
              .signedText(signature.names(), field, signature.relaxedHeader())
              .getBytes(StandardCharsets.ISO_8859_1);
      Signature verifier = Signature.getInstance(signature.ed25519() ? "Ed25519" : "SHA256withRSA");
      verifier.initVerify(key.key());
      // RFC 8463, section 3: Ed25519 signs the hash of the text, not the text.
      verifier.update(signature.ed25519() ? digest.digest(text) : text);
      return verifier.verify(signature.signature().toArray());
    } catch (GeneralSecurityException unfit) {
      return false;
    }
  }

  private static DkimResult result(
      DkimSignature signature, DkimOutcome outcome, Optional<DkimKey> key) {
    return new DkimResult(
        outcome,
        signature.domain(),
        signature.identity(),
        signature.selector(),
        key.map(DkimKey::bits).orElse(0),
        key.map(DkimKey::testing).orElse(false));
  }
}
