/// The order of words in lists: by the Kazakh alphabet, which holds the Russian one in its own order.
///
/// Digits go before Latin letters, those before Cyrillic ones. No collation of the system's: it would
/// depend on what is installed.
enum AlphabetOrder {
  /// By which folded words are compared, byte by byte; words are divided by a byte below all letters.
  static func key(_ words: some Sequence<String>) -> [UInt8] {
    var key: [UInt8] = []
    for word in words {
      for scalar in word.unicodeScalars {
        if let rank = ranks[scalar] {
          key.append(rank)
        } else {
          key.append(last)
          key += Array(String(scalar).utf8)
        }
      }
      key.append(0)
    }
    return key
  }

  private static let letters =
    "0123456789abcdefghijklmnopqrstuvwxyzаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

  private static let ranks = Dictionary(
    uniqueKeysWithValues: letters.unicodeScalars.enumerated().map { ($1, UInt8($0 + 1)) })

  /// Before the bytes of all that stands in neither alphabet.
  private static let last = UInt8.max
}
