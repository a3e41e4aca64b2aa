package org.conceptmonitor.server.security;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Map;
import javax.net.ssl.X509KeyManager;

/**
 * Whether a private key is that of a certificate. Without this a mistaken pair would be noticed by
 * the first client, and not by who starts the server.
 */
final class KeyPairCheck {
  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");
  private static final byte[] SAMPLE = {1, 2, 3};

  private KeyPairCheck() {}

  /** Signs with each key and verifies by its certificate. */
  static boolean passes(X509KeyManager keys) throws GeneralSecurityException {
    for (String type : SIGNATURES.keySet()) {
      String[] aliases = keys.getServerAliases(type, null);
      for (String alias : aliases == null ? new String[0] : aliases) {
        if (!belongs(keys.getPrivateKey(alias), keys.getCertificateChain(alias)[0])) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean belongs(PrivateKey key, Certificate certificate)
      throws GeneralSecurityException {
    if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())) {
      return false;
    }
    Signature signature = Signature.getInstance(SIGNATURES.get(key.getAlgorithm()));
    signature.initSign(key);
    signature.update(SAMPLE);
    byte[] signed = signature.sign();
    signature.initVerify(certificate);
    signature.update(SAMPLE);
    return signature.verify(signed);
  }
}
