package org.hamlet.net.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DkimKeyTest {

  private static PublicKey key(int bits, int exponentBits) throws GeneralSecurityException {
    BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
    BigInteger exponent = BigInteger.ONE.shiftLeft(exponentBits - 1).add(BigInteger.ONE);
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }

  private static boolean isTaken(byte[] encoded) {
    String record = "v=DKIM1; p=" + Base64.getEncoder().encodeToString(encoded);
    return DkimKey.read(record, false).isPresent();
  }

  /** Arithmetic with a huge key or exponent takes a second, and a mail names many keys. */
  @ParameterizedTest
  @CsvSource({
    "2048, 17, true",
    "2048, 64, true",
    "2048, 65, false",
    "2048, 2000, false",
    "8192, 17, true",
    "8192, 64, true",
    "8193, 17, false",
    "16384, 17, false"
  })
  void keysAndExponentsBeyondTheLimitsAreNoKeys(int bits, int exponentBits, boolean taken)
      throws GeneralSecurityException {
    assertThat(isTaken(key(bits, exponentBits).getEncoded())).isEqualTo(taken);
  }

  @Test
  void theLargestKeyIsNoLongerThanTheLimitInBytes() throws GeneralSecurityException {
    assertThat(key(DkimKey.MAX_RSA_BITS, DkimKey.MAX_EXPONENT_BITS).getEncoded())
        .hasSizeBetween(DkimKey.MAX_KEY_BYTES - 32, DkimKey.MAX_KEY_BYTES);
  }
}
