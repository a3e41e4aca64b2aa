package org.conceptmonitor.server.security;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.X509KeyManager;

/**
 * The server's certificate and key.
 *
 * @param certificate PEM file of the certificate, followed by those that lead to its authority
 * @param key PEM file of the private key, not encrypted
 */
public record TlsFiles(Path certificate, Path key) {
  private static final Pattern KEY = Pattern.compile("-----BEGIN (RSA |EC )?PRIVATE KEY-----");
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  /** Checks that both are given. */
  public TlsFiles {
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(key, "key");
  }

  /**
   * Reads both files, as they are now.
   *
   * @throws IllegalArgumentException if a file can't be read or is of another kind, or if they
   *     don't belong together
   */
  PemKeyCertOptions read(Vertx vertx) {
    PemKeyCertOptions options = options();
    try {
      X509KeyManager keys =
          (X509KeyManager) options.getKeyManagerFactory(vertx).getKeyManagers()[0];
      if (!KeyPairCheck.passes(keys)) {
        throw new IllegalArgumentException(
            "the key in %s is not that of the certificate in %s: give the two that were made together"
                .formatted(key, certificate));
      }
      return options;
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (Exception e) { // as Vert.x declares it
      throw new IllegalArgumentException(
          "the certificate in %s can't be used with the key in %s: %s"
              .formatted(certificate, key, e.getMessage()),
          e);
    }
  }

  private PemKeyCertOptions options() {
    String text = text(key);
    if (!KEY.matcher(text).find()) {
      throw new IllegalArgumentException(
          "%s holds no plain private key: give a PEM file with 'BEGIN PRIVATE KEY', not encrypted"
              .formatted(key));
    }
    return new PemKeyCertOptions()
        .addCertValue(Buffer.buffer(text(certificate)))
        .addKeyValue(Buffer.buffer(text));
  }

  /**
   * The names and addresses that the certificate is for; a name may begin with {@code *.}.
   *
   * @throws IllegalArgumentException if there are none, or if it can't be read
   */
  List<String> names() {
    try {
      Collection<List<?>> names =
          Optional.ofNullable(first().getSubjectAlternativeNames()).orElse(List.of());
      List<String> hosts =
          names.stream()
              .filter(name -> name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS))
              .map(name -> (String) name.get(1))
              .toList();
      if (hosts.isEmpty()) {
        throw new IllegalArgumentException(
            "the certificate in %s names no host, so no browser would take it: make one with a"
                    .formatted(certificate)
                + " subject alternative name, such as DNS:gpu7.example.org");
      }
      return hosts;
    } catch (CertificateException e) {
      throw new IllegalArgumentException(
          "%s holds no certificate: give a PEM file with 'BEGIN CERTIFICATE'"
              .formatted(certificate),
          e);
    }
  }

  private X509Certificate first() throws CertificateException {
    byte[] pem = text(certificate).getBytes(StandardCharsets.US_ASCII);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the PEM file %s can't be read (%s): give one that this user can read"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }
}
