package import Measures

/// A drawn article as coders get it.
package struct SampleText: Sendable {
  package var id: String
  package var language: String
  package var outlet: String
  package var date: String
  package var title: String
  package var text: String
  package var address: String
  /// The program's codes; only where a sheet is to be filled with them.
  package var codes: PassageCodes?

  package init(
    id: String, language: String, outlet: String, date: String, title: String, text: String,
    address: String, codes: PassageCodes?
  ) {
    self.id = id
    self.language = language
    self.outlet = outlet
    self.date = date
    self.title = title
    self.text = text
    self.address = address
    self.codes = codes
  }
}
