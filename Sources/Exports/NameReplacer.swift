/// Replaces names of persons by pseudonyms.
package struct NameReplacer: Sendable {
  private let names: [(name: String, pseudonym: String)]

  package init(_ names: [(name: String, pseudonym: String)]) { self.names = names }

  package func replaced(_ text: String) -> String { text }
}
