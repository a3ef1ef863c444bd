/// An anchor made of a code: letters, digits and hyphens only.
func anchor(_ parts: String...) -> String {
  parts.map { part in
    String(
      part.unicodeScalars.map { scalar -> Character in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-": Character(scalar)
        default: "-"
        }
      })
  }.joined(separator: "-")
}
