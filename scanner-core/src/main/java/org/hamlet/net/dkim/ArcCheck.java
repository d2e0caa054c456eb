package org.hamlet.net.dkim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hamlet.message.Bytes;
import org.hamlet.net.Asker;

/**
 * Validates the ARC chain of one message (RFC 8617, section 5.2): each set is whole, the newest
 * signature fits the message, and each seal the sets below it. Keys are asked for one after the
 * other, so that a chain that is broken costs no more than up to where it breaks. Confined to one
 * thread.
 */
public final class ArcCheck {

  private final SignedContent content;

  /**
   * A check that has asked nothing yet.
   *
   * @param header the header as received
   * @param body all after the blank line, as received
   */
  public ArcCheck(Bytes header, Bytes body) {
    this.content = new SignedContent(header, body);
  }

  /** Whether there is any field of a chain. */
  public boolean isSealed() {
    SignedHeader header = content.header();
    return !header.named(ArcSet.SEAL).isEmpty()
        || !header.named(ArcSet.SIGNATURE).isEmpty()
        || !header.named(ArcSet.RESULTS).isEmpty();
  }

  /** Validates it; {@code then} gets the result once, unless a key never comes. */
  public void start(Asker asker, Consumer<ArcResult> then) {
    Optional<List<ArcSet>> sets = ArcSet.of(content.header());
    if (sets.isEmpty()) {
      then.accept(ArcResult.of(ArcOutcome.FAIL));
    } else if (sets.get().isEmpty()) {
      then.accept(ArcResult.of(ArcOutcome.NONE));
    } else {
      new Chain(sets.get(), asker, then).checkSignature();
    }
  }

  /** One chain under validation. */
  private final class Chain {

    private final List<ArcSet> sets;
    private final Asker asker;
    private final Consumer<ArcResult> then;
    private final List<String> sealers = new ArrayList<>();
    private int keyBits;

    Chain(List<ArcSet> sets, Asker asker, Consumer<ArcResult> then) {
      this.sets = sets;
      this.asker = asker;
      this.then = then;
    }

    void checkSignature() {
      ArcSet newest = sets.get(sets.size() - 1);
      DkimSignature signature = newest.signature();
      KeyAnswer.ask(
          asker,
          signature.selector(),
          signature.domain(),
          signature.ed25519(),
          answer ->
              goOn(
                  answer,
                  answer.key().stream()
                      .peek(key -> keyBits = key.bits())
                      .anyMatch(key -> content.fits(newest.signatureField(), signature, key)),
                  sets.size()));
    }

    private void checkSeal(int instance) {
      ArcSeal seal = sets.get(instance - 1).seal();
      KeyAnswer.ask(
          asker,
          seal.selector(),
          seal.domain(),
          seal.ed25519(),
          answer -> {
            sealers.add(seal.domain());
            goOn(
                answer,
                answer.key().stream()
                    .anyMatch(key -> SignedContent.signs(sealed(instance), seal.signature(), key)),
                instance - 1);
          });
    }

    private void goOn(KeyAnswer answer, boolean holds, int left) {
      if (!holds) {
        then.accept(ArcResult.of(answer.known() ? ArcOutcome.FAIL : ArcOutcome.TEMPERROR));
      } else if (left == 0) {
        then.accept(new ArcResult(ArcOutcome.PASS, sealers, keyBits));
      } else {
        checkSeal(left);
      }
    }

    /**
     * The text under a seal (RFC 8617, section 5.1.1): all sets up to its own, the oldest first.
     */
    private String sealed(int instance) {
      StringBuilder text = new StringBuilder();
      for (ArcSet set : sets.subList(0, instance)) {
        text.append(SignedHeader.relax(set.results())).append("\r\n");
        text.append(SignedHeader.relax(set.signatureField())).append("\r\n");
        text.append(SignedHeader.relax(set.sealField())).append("\r\n");
      }
      ArcSet own = sets.get(instance - 1);
      text.setLength(text.length() - SignedHeader.relax(own.sealField()).length() - 2);
      return text.append(SignedHeader.relax(SignedHeader.withoutValue(own.sealField()))).toString();
    }
  }
}
