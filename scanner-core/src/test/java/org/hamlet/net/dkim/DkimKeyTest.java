package org.hamlet.net.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DkimKeyTest {

  /** Arithmetic with a huge key or exponent takes a second, and a mail names many keys. */
  @ParameterizedTest
  @CsvSource({"2048, 17, true", "2048, 64, true", "2048, 65, false", "2048, 2000, false"})
  void exponentsBeyondTheLimitAreNoKeys(int bits, int exponentBits, boolean taken)
      throws GeneralSecurityException {
    BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
    BigInteger exponent = BigInteger.ONE.shiftLeft(exponentBits - 1).add(BigInteger.ONE);
    PublicKey key =
        KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    String record = "v=DKIM1; p=" + Base64.getEncoder().encodeToString(key.getEncoded());
    assertThat(DkimKey.read(record, false).isPresent()).isEqualTo(taken);
  }
}
