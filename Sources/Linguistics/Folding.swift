/// The key by which words are compared: lower case, ё as е.
package func folded(_ word: String) -> String {
  let lower = word.lowercased()
  guard lower.utf16.contains(0x451) else { return lower }
  return String(decoding: lower.utf16.map { $0 == 0x451 ? 0x435 : $0 }, as: UTF16.self)
}
