/// Why a server is not talked to: the way to it is less safe than the address asks (`sslmode`).
public enum ServerDistrust: Hashable, Sendable {
  /// It takes no encrypted connections.
  case notEncrypted
  /// There is no file with the certificates of authorities (`sslrootcert`) to check its own against.
  case noAuthorities
  /// No such authority signed its certificate, or the certificate has expired.
  case certificateRefused
  /// Its certificate is for another name than that of the address.
  case otherHost
}

extension ServerDistrust {
  /// What libpq says has no code: this is its text, which it has in English as long as the program sets no
  /// locale. nil for any other complaint.
  ///
  /// - Source: libpq, `fe-connect.c`, `fe-secure-common.c` and `fe-secure-openssl.c`.
  init?(_ message: String) {
    let complaints: [(String, ServerDistrust)] = [
      ("server does not support SSL, but SSL was required", .notEncrypted),
      ("does not match host name", .otherHost),
      ("certificate verify failed", .certificateRefused),
    ]
    if let known = complaints.first(where: { message.contains($0.0) }) {
      self = known.1
    } else if message.contains("root certificate file"), message.contains("does not exist") {
      self = .noAuthorities
    } else {
      return nil
    }
  }
}
