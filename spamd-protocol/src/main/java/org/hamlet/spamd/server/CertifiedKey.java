package org.hamlet.spamd.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a key is that of a certificate: a renewal caught half-way has one of each, with which no
 * client can speak. Found out by a signature.
 */
final class CertifiedKey {

  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");
  private static final byte[] SIGNED = "hamlet".getBytes(ISO_8859_1);

  private CertifiedKey() {}

  /**
   * Whether they belong together.
   *
   * @param certificates PEM, the server's first
   * @param key PEM, PKCS #8 without a password
   * @throws GeneralSecurityException when one of them cannot be read, or the key is of another kind
   */
  static boolean belongsTo(byte[] certificates, byte[] key) throws GeneralSecurityException {
    PublicKey certified =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificates))
            .getPublicKey();
    Matcher pem = PRIVATE_KEY.matcher(new String(key, ISO_8859_1));
    if (!pem.find()) {
      throw new GeneralSecurityException("no private key");
    }
    byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
    PrivateKey secret =
        KeyFactory.getInstance(certified.getAlgorithm())
            .generatePrivate(new PKCS8EncodedKeySpec(encoded));
    Signature signature = Signature.getInstance(algorithm(certified));
    signature.initSign(secret);
    signature.update(SIGNED);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(SIGNED);
    return signature.verify(signed);
  }

  private static String algorithm(PublicKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      case "DSA" -> "SHA256withDSA";
      default -> key.getAlgorithm();
    };
  }
}
