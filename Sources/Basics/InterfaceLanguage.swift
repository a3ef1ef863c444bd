/// The languages in which Koshu speaks to people: the pages of `serve`, the report.
package enum InterfaceLanguage: String, CaseIterable, Sendable {
  case kk, ru, en

  /// In itself.
  package var name: String {
    switch self {
    case .kk: "Қазақша"
    case .ru: "Русский"
    case .en: "English"
    }
  }

  /// A number as people of this language write it: `5 000` with no-break spaces, `5,000`.
  package func number(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "−" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += self == .en ? "," : "\u{A0}" }
      text.append(digit)
    }
    return text
  }

  /// The form of words that stands with a number; empty where there is none.
  ///
  /// English has two (one, other), Russian three (one, few, many), by Unicode's plural rules; a
  /// Kazakh noun after a number stays as it is.
  package func form(for number: Int, of forms: [String]) -> String {
    let index =
      switch self {
      case .kk: 0
      case .en: number == 1 ? 0 : 1
      case .ru: russianForm(number.magnitude)
      }
    return forms.isEmpty ? "" : forms[min(index, forms.count - 1)]
  }

  private func russianForm(_ number: UInt) -> Int {
    let isTeen = (11...14).contains(number % 100)
    if !isTeen, number % 10 == 1 { return 0 }
    return !isTeen && (2...4).contains(number % 10) ? 1 : 2
  }
}
