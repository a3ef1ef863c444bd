internal import CCrypto

/// SHA-256 of bytes that come in pieces: an archive need not fit into memory.
package struct DigestStream: ~Copyable {
  /// Owned here alone, freed in `deinit`.
  private let context: OpaquePointer?

  package init() {
    context = EVP_MD_CTX_new()
    EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  package func update(_ bytes: [UInt8]) {
    EVP_DigestUpdate(context, bytes, bytes.count)
  }

  /// Adds a part as `Digest(ofParts:)` does.
  package func add(_ part: String) {
    update(Array("\(part.utf8.count):".utf8))
    update(Array(part.utf8))
  }

  /// The digest of what came until now; more may follow.
  package func soFar() -> Digest {
    let copy = DigestStream()
    EVP_MD_CTX_copy_ex(copy.context, context)
    return copy.finish()
  }

  package consuming func finish() -> Digest {
    var out = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    EVP_DigestFinal_ex(context, &out, &length)
    return Digest(sha256: out)
  }

  deinit { EVP_MD_CTX_free(context) }
}
