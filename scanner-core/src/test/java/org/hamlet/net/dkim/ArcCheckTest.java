package org.hamlet.net.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.hamlet.message.Bytes;
import org.hamlet.net.Asker;
import org.hamlet.net.DnsAnswer;
import org.hamlet.net.DnsRecord;
import org.hamlet.net.RecordType;
import org.junit.jupiter.api.Test;

/** Chains sealed here with Ed25519: how long they may be, and what a missing key does. */
class ArcCheckTest {

  private static final String BODY = "Hello\r\n";
  private static final int KEY_BYTES = 32;

  private final KeyPair keys;
  private final List<String> asked = new ArrayList<>();

  ArcCheckTest() throws GeneralSecurityException {
    keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  @Test
  void chainIsLongUpToTheLimit() throws GeneralSecurityException {
    ArcResult result = check(sealed(ArcSet.MAX_SETS, ""), dns());
    assertThat(result.outcome()).isEqualTo(ArcOutcome.PASS);
    assertThat(result.sealers()).hasSize(ArcSet.MAX_SETS).startsWith("s50.example.org");
    assertThat(result.keyBits()).isEqualTo(256);
    assertThat(check(sealed(ArcSet.MAX_SETS + 1, ""), dns()).outcome()).isEqualTo(ArcOutcome.FAIL);
  }

  @Test
  void fieldIsLongUpToTheLimit() throws GeneralSecurityException {
    String start = "ARC-Authentication-Results: i=1; s1.example.org; ";
    String fits = "x".repeat(ArcSet.MAX_FIELD_CHARS - start.length());
    assertThat(check(sealed(1, fits), dns()).outcome()).isEqualTo(ArcOutcome.PASS);
    assertThat(check(sealed(1, fits + "x"), dns()).outcome()).isEqualTo(ArcOutcome.FAIL);
  }

  @Test
  void nothingIsAskedBehindTheBreak() throws GeneralSecurityException {
    String chain = sealed(5, "").replace("i=3; s3.example.org", "i=3; other.example.org");
    assertThat(check(chain, dns()).outcome()).isEqualTo(ArcOutcome.FAIL);
    assertThat(asked).containsExactly("k._domainkey.s5.example.org", "k._domainkey.s5.example.org");
  }

  @Test
  void keyThatCannotBeHadDecidesNothing() throws GeneralSecurityException {
    Asker failing =
        (question, then) -> then.accept(DnsAnswer.without(DnsAnswer.Status.SERVER_FAILED));
    Asker empty = (question, then) -> then.accept(DnsAnswer.without(DnsAnswer.Status.NO_SUCH_NAME));
    String chain = sealed(2, "");
    assertThat(check(chain, failing).outcome()).isEqualTo(ArcOutcome.TEMPERROR);
    assertThat(check(chain, empty).outcome()).isEqualTo(ArcOutcome.FAIL);
    assertThat(check("From: a@example.com\r\n", failing).outcome()).isEqualTo(ArcOutcome.NONE);
  }

  private Asker dns() {
    byte[] encoded = keys.getPublic().getEncoded();
    String key = base64(Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
    return (question, then) -> {
      asked.add(question.name());
      DnsRecord record =
          new DnsRecord(question.name(), RecordType.TXT, 60, "v=DKIM1; k=ed25519; p=" + key);
      then.accept(new DnsAnswer(DnsAnswer.Status.OK, List.of(record), 60));
    };
  }

  private static ArcResult check(String header, Asker asker) {
    List<ArcResult> results = new ArrayList<>();
    new ArcCheck(Bytes.ofLatin1(header + "\r\n"), Bytes.ofLatin1(BODY)).start(asker, results::add);
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  /** A header with that many sets, {@code more} in the results of the first. */
  private String sealed(int sets, String more) throws GeneralSecurityException {
    String header = "From: a@example.com\r\n";
    StringBuilder under = new StringBuilder();
    for (int i = 1; i <= sets; i++) {
      String rest = "a=ed25519-sha256; d=s%d.example.org; s=k; b=".formatted(i);
      String results =
          "ARC-Authentication-Results: i=%d; s%d.example.org; %s"
              .formatted(i, i, i == 1 ? more : "");
      String signs =
          "ARC-Message-Signature: i=%d; c=relaxed/relaxed; h=from; bh=%s; %s"
              .formatted(i, base64(hash(BODY)), rest);
      signs += sign("from:a@example.com\r\n" + SignedHeader.relax(signs));
      String seal = "ARC-Seal: i=%d; cv=%s; %s".formatted(i, i == 1 ? "none" : "pass", rest);
      under.append(SignedHeader.relax(results)).append("\r\n");
      under.append(SignedHeader.relax(signs)).append("\r\n");
      seal += sign(under + SignedHeader.relax(seal));
      under.append(SignedHeader.relax(seal)).append("\r\n");
      header = String.join("\r\n", seal, signs, results, header);
    }
    return header;
  }

  private String sign(String text) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(keys.getPrivate());
    signer.update(hash(text));
    return base64(signer.sign());
  }

  private static byte[] hash(String text) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(text.getBytes(ISO_8859_1));
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }
}
