package org.hamlet.net.dkim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.hamlet.message.Bytes;
import org.hamlet.net.Asker;
import org.hamlet.verdict.LimitReached;

/** Verifies the signatures of one message (RFC 6376, section 6). Confined to one thread. */
public final class DkimCheck {

  /** Signatures of one message that are looked at; each may cost a question. */
  static final int MAX_SIGNATURES = 10;

  /** Fields that are looked at whether they are signatures. */
  static final int MAX_FIELDS = 100;

  private final SignedContent content;
  private final long nowSeconds;

  /**
   * A check that has asked nothing yet.
   *
   * @param header the header as received
   * @param body all after the blank line, as received
   * @param nowSeconds the time since 1970, for signatures that expire
   */
  public DkimCheck(Bytes header, Bytes body, long nowSeconds) {
    this.content = new SignedContent(header, body);
    this.nowSeconds = nowSeconds;
  }

  /** Whether there are more signatures, or fields that might be some, than are looked at. */
  public List<LimitReached> limits() {
    List<String> all = content.header().named("dkim-signature");
    List<LimitReached> limits = new ArrayList<>();
    if (all.size() > MAX_FIELDS) {
      limits.add(LimitReached.of(DkimCheck.class, "MAX_FIELDS", MAX_FIELDS, "fields"));
    }
    if (all.stream().limit(MAX_FIELDS).filter(DkimCheck::isSignature).count() > MAX_SIGNATURES) {
      limits.add(LimitReached.of(DkimCheck.class, "MAX_SIGNATURES", MAX_SIGNATURES, "signatures"));
    }
    return limits;
  }

  /** How many signatures will be looked at. */
  public int signatures() {
    return fields().size();
  }

  /** The domain that each names, nothing where it cannot be read. */
  public List<String> domains() {
    return fields().stream()
        .map(field -> DkimSignature.read(SignedHeader.value(field)))
        .map(signature -> signature.map(DkimSignature::domain).orElse(""))
        .toList();
  }

  /**
   * The domains of {@code DomainKey-Signature} fields (RFC 4870). They are not verified: the RFC is
   * historic since 2007, and its one algorithm no longer counts (RFC 8301).
   */
  public List<String> domainKeys() {
    return content.header().named("domainkey-signature").stream()
        .limit(MAX_SIGNATURES)
        .flatMap(field -> TagList.read(SignedHeader.value(field)).stream())
        .map(tags -> tags.getOrDefault("d", "").toLowerCase(Locale.ROOT))
        .toList();
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

  /** Compat: what is no list of tags is no signature, as for SpamAssassin. */
  private static boolean isSignature(String field) {
    return TagList.isOne(SignedHeader.value(field));
  }

  private List<String> fields() {
    return content.header().named("dkim-signature").stream()
        .limit(MAX_FIELDS)
        .filter(DkimCheck::isSignature)
        .limit(MAX_SIGNATURES)
        .toList();
  }

  private void verify(
      String field, DkimSignature signature, Asker asker, Consumer<DkimResult> then) {
    if (signature.expires().filter(until -> until < nowSeconds).isPresent()) {
      then.accept(result(signature, DkimOutcome.PERMERROR, Optional.empty()));
      return;
    }
    KeyAnswer.ask(
        asker,
        signature.selector(),
        signature.domain(),
        signature.ed25519(),
        answer -> then.accept(judge(field, signature, answer)));
  }

  private DkimResult judge(String field, DkimSignature signature, KeyAnswer answer) {
    if (!answer.known()) {
      return result(signature, DkimOutcome.TEMPERROR, Optional.empty());
    }
    Optional<DkimKey> key = answer.key();
    DkimOutcome outcome =
        key.filter(k -> !k.strict() || signature.isOwnIdentity())
            .map(k -> content.fits(field, signature, k) ? DkimOutcome.PASS : DkimOutcome.FAIL)
            .orElse(DkimOutcome.PERMERROR);
    return result(signature, outcome, key);
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
