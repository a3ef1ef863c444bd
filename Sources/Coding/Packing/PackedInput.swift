internal import Basics
package import Linguistics

/// An article's analysed title and text as bytes: what is kept, so that another lexicon codes it
/// without touching its words.
package struct PackedInput: Hashable, Sendable {
  /// Each holds the title's part, then the text's.
  package var types: [UInt8]
  package var sentences: [UInt8]
  package var tokens: [UInt8]

  package init(types: [UInt8], sentences: [UInt8], tokens: [UInt8]) {
    self.types = types
    self.sentences = sentences
    self.tokens = tokens
  }

  package init(_ input: CodingInput, _ inventory: inout TypeInventory) {
    let title = PackedText(input.title, &inventory)
    let text = PackedText(input.text, &inventory)
    types = Self.joined(title.types, text.types)
    sentences = Self.joined(title.sentences, text.sentences)
    tokens = Self.joined(title.tokens, text.tokens)
  }

  /// Nil for bytes that nobody packed with this inventory.
  package func input(_ inventory: TypeInventory) -> CodingInput? {
    guard let types = Self.parts(of: types), let sentences = Self.parts(of: sentences),
      let tokens = Self.parts(of: tokens),
      let title = PackedText(types: types.0, tokens: tokens.0, sentences: sentences.0)
        .text(inventory),
      let text = PackedText(types: types.1, tokens: tokens.1, sentences: sentences.1)
        .text(inventory)
    else { return nil }
    return CodingInput(title: title, text: text)
  }

  /// The sentences of the text, which need no types to be read.
  package static func textSentences(_ sentences: [UInt8]) -> [Sentence]? {
    parts(of: sentences).flatMap { PackedSentences($0.1) }?.list
  }

  /// Lists of types begin with their length in bytes.
  private static func joined(_ title: [UInt8], _ text: [UInt8]) -> [UInt8] {
    var out = ByteWriter()
    out.list(title)
    out.list(text)
    return out.bytes
  }

  private static func parts(of bytes: [UInt8]) -> ([UInt8], [UInt8])? {
    var reader = ByteReader(bytes)
    let title = reader.list()
    let text = reader.list()
    return reader.isDamaged ? nil : (Array(bytes[title]), Array(bytes[text]))
  }
}
