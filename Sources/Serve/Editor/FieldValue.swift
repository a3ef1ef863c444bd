internal import Basics

extension HTML {
  /// A value of a form's field, which comes back as it is: line breaks and signs that turn the direction
  /// of writing are kept, where text for reading shows them in another way.
  init(value: String) {
    var text = ""
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x26: text += "&amp;"
      case 0x3C: text += "&lt;"
      case 0x3E: text += "&gt;"
      case 0x22: text += "&quot;"
      case 0x27: text += "&#39;"
      case 0x09, 0x0A, 0x0D, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        text += "&#\(scalar.value);"
      // No form can hold it.
      case 0: text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    self.init(trusted: text)
  }
}

/// Fields of forms, with their labels.
enum FormField {
  static func hidden(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(HTML(value: value))\">"
  }

  /// A choice; a value that is none of the options is one all the same, so that nothing is lost.
  static func select(
    _ name: String, _ label: String, _ value: String, _ options: [(value: String, name: String)],
    attributes: HTML = ""
  ) -> HTML {
    var options = options
    if !options.contains(where: { $0.value == value }) { options.append((value, value)) }
    let items = options.map { option -> HTML in
      let mark: HTML = option.value == value ? " selected" : ""
      return "<option value=\"\(HTML(value: option.value))\"\(mark)>\(option.name)</option>"
    }
    return """
      <label>\(label)<select name="\(name)"\(attributes)>\(items)</select></label>
      """
  }

  /// One line, or several where the value has several: a field of one line would lose them.
  static func text(
    _ name: String, _ label: String, _ value: String, isLong: Bool = false, attributes: HTML = ""
  ) -> HTML {
    guard isLong || value.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\r" }) else {
      return """
        <label>\(label)<input name="\(name)" value="\(HTML(value: value))" autocomplete="off" \
        spellcheck="false"\(attributes)></label>
        """
    }
    // Browsers drop a line break right behind the tag.
    return """
      <label>\(label)<textarea name="\(name)" rows="2" spellcheck="false"\(attributes)>
      \(HTML(value: value))</textarea></label>
      """
  }
}
