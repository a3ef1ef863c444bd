/// How a corpus and the program are cited: `CITATION.cff`, version 1.2.0 of the Citation File Format.
package struct Citation {
  private let origin: ExportOrigin
  private let authors: [String]

  /// - Parameter authors: `Family, Given` for people, anything else for bodies; the corpus' name stands for
  ///   them where none is given.
  package init(_ origin: ExportOrigin, authors: [String]) {
    (self.origin, self.authors) = (origin, authors)
  }

  package var text: String {
    var lines = [
      "cff-version: 1.2.0",
      "message: \(quoted("If you use these data, please cite them as below."))",
      "type: dataset", "title: \(quoted(origin.corpus))", "version: \(quoted(origin.state))",
    ]
    if !origin.remarks.isEmpty {
      let remarks = origin.remarks.map { $0[origin.language] }.joined(separator: " ")
      lines.append("abstract: \(quoted(remarks))")
    }
    lines.append("authors:")
    let names =
      authors.isEmpty ? ["The makers of the corpus “\(origin.corpus)”"] : authors
    lines += names.flatMap(author)
    lines += [
      "references:", "  - type: software", "    title: Koshu",
      "    version: \(quoted(origin.koshu))",
      "    notes: \(quoted("coded by the lexicons \(origin.lexicons)"))", "    authors:",
      "      - name: \(quoted("The makers of Koshu"))",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func author(_ name: String) -> [String] {
    let parts = name.split(separator: ",", maxSplits: 1).map {
      String($0.drop(while: \.isWhitespace))
    }
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      return ["  - name: \(quoted(name))"]
    }
    return ["  - family-names: \(quoted(parts[0]))", "    given-names: \(quoted(parts[1]))"]
  }

  /// A double-quoted scalar of YAML.
  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 32 || scalar.value == 127: quoted += " "
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
