internal import Basics
internal import Exports
internal import Foundation
internal import Ingest
internal import Lexicons
internal import Measures
internal import Workbench

/// What people coded, by article: a coder for each file, named for it.
struct GoldCodings {
  private(set) var coders: [String] = []
  /// What is worth knowing of the files.
  private(set) var remarks: [String] = []
  /// By the id or the identity of the address that a file names.
  private var codings: [String: [QDAText.Coding]] = [:]

  /// - Parameter files: the gold of the configuration where there are none.
  init(_ files: [String], configuration: Configuration, codebook: Codebook) throws {
    let known = KnownCodes(codebook)
    let files = files.isEmpty ? configuration.gold.map { [$0] } ?? [] : files
    for file in files {
      let reader = try PassageReader.read(path: file, known: known)
      remarks += reader.notices
      let coder = unused(
        URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent)
      coders.append(coder)
      for passage in reader.passages {
        let codes = Self.codes(passage.codes)
        guard !codes.isEmpty else { continue }
        codings[identity(ofAddress: passage.id) ?? passage.id, default: []]
          .append(QDAText.Coding(coder: coder, codes: codes))
      }
    }
  }

  /// The codings of an article by people.
  func codings(article: String, identity: String?) -> [QDAText.Coding] {
    let byAddress = identity.flatMap { codings[$0] } ?? []
    return (codings[article] ?? []) + byAddress
  }

  private func unused(_ name: String) -> String {
    let taken = Set(coders + [QDAProject.machine])
    guard taken.contains(name) else { return name }
    var number = 2
    while taken.contains("\(name) (\(number))") { number += 1 }
    return "\(name) (\(number))"
  }

  private static func codes(_ coded: PassageCodes) -> [QDAProject.Code] {
    coded.variables.flatMap { variable in
      (coded[variable] ?? []).sorted().map { QDAProject.Code(variable.rawValue, $0) }
    }
  }
}
