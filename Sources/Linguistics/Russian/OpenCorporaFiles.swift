internal import Basics

/// Reads the files of the dictionary's folder and names what is wrong with them.
struct OpenCorporaFiles {
  var folder: String

  func map(_ name: String) throws -> MappedFile {
    let path = "\(folder)/\(name)"
    guard let file = MappedFile(path: path) else {
      throw Problem(
        "LNG-011", at: path, "the Russian dictionary is not there or cannot be read",
        cure: "`make setup` fetches it; dictionaries.russian in pipeline.json names its folder")
    }
    return file
  }

  func dawg(_ name: String, _ file: MappedFile) throws -> Dawg {
    guard let dawg = Dawg(file) else { throw damaged(name) }
    return dawg
  }

  func texts(_ name: String, _ file: MappedFile) throws -> TextList {
    guard let texts = TextList(file) else { throw damaged(name) }
    return texts
  }

  func paradigms(
    _ file: MappedFile, suffixes: Int, tags: Int, prefixes: Int
  ) throws -> Paradigms {
    guard let all = Paradigms(file, suffixes: suffixes, tags: tags, prefixes: prefixes) else {
      throw damaged("paradigms.array")
    }
    return all
  }

  /// The revision of the dictionary out of meta.json, a list of pairs such as
  /// `["source_revision", "417150"]`.
  func revision(_ meta: MappedFile) -> String {
    let words = meta[0..<meta.count].split(separator: UInt8(ascii: "\""))
      .map { String(decoding: $0, as: UTF8.self) }
    guard let name = words.firstIndex(of: "source_revision"), name + 2 < words.count else {
      return "of unknown revision"
    }
    return words[name + 2]
  }

  private func damaged(_ name: String) -> Problem {
    Problem(
      "LNG-012", at: "\(folder)/\(name)", "the file is damaged or of another format",
      cure: "delete the folder and run `make setup`")
  }
}
