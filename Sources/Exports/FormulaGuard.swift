/// Keeps a spreadsheet from taking text for a formula: an apostrophe before what would begin one.
///
/// The first characters are those of OWASP's “CSV Injection”, with their full-width twins. A file with
/// commas may be opened where semicolons part fields, so that what follows a separator is guarded as well.
/// The guard changes text, so it belongs into files for spreadsheets only, and never to numbers.
package func guardedAgainstFormulas(_ text: String) -> String {
  let isSuspect = text.unicodeScalars.contains { isStarter($0) || $0.value < 32 }
  guard isSuspect else { return text }
  var guarded = String.UnicodeScalarView()
  var mayBegin = true
  for (index, scalar) in text.unicodeScalars.enumerated() {
    let begins = index == 0 ? isStarter(scalar) || isControl(scalar) : isStarter(scalar)
    if mayBegin, begins { guarded.append("'") }
    // Spreadsheets drop quotation marks around a field before they look at it.
    mayBegin = isSeparator(scalar) || (mayBegin && scalar == "\"")
    guarded.append(scalar)
  }
  return String(guarded)
}

private func isStarter(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
  default: false
  }
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "\t" || scalar == "\r" || scalar == "\n" || scalar == "\0"
}

private func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
  isControl(scalar) || scalar == "," || scalar == ";"
}
