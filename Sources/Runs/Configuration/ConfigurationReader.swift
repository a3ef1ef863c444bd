package import Basics
internal import Foundation
internal import Ingest

extension Configuration {
  /// Reads `pipeline.json` and checks it whole: every fault is reported, with its place.
  ///
  /// - Throws: `Problems`.
  package static func read(file: String) throws(Problems) -> Configuration {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw Problems([
        Problem(
          "CFG-006", at: file,
          isFolder(file) ? "a folder, expected a file" : "no such file, or not readable",
          cure: "make one with: koshu init DIR")
      ])
    }
    let value: JSONValue
    do { value = try JSONValue.read(bytes, file: file) } catch { throw Problems([error]) }
    var reader = ObjectReader(value, file: file, path: "")
    let base = URL(fileURLWithPath: file).deletingLastPathComponent().path
    var register: [Problem] = []
    let configuration = read(&reader, file: file, base: base, &register)
    reader.refuseUnknownKeys()
    let problems = reader.problems + register + configuration.problems()
    guard problems.isEmpty else { throw Problems(problems) }
    return configuration.withArchive()
  }

  private static func read(
    _ reader: inout ObjectReader, file: String, base: String, _ register: inout [Problem]
  ) -> Configuration {
    let path = { (text: String) in absolute(text, base: base) }
    let sources = reader.objects("sources", required: true) { source -> Source? in
      let kind = source.choice("kind", of: Source.Kind.self)
      let name = source.requiredText("path")
      let outlet = source.text("outlet")
      let columns = source.object("columns", columns)
      let delimiter = source.character("delimiter")
      let sidecar = source.text("sidecar")
      guard let kind, !name.isEmpty else { return nil }
      return Source(
        kind: kind, path: path(name), name: name, outlet: outlet, columns: columns ?? [:],
        delimiter: delimiter, sidecar: sidecar.map(path))
    }
    let outlets = outlets(&reader, path, file, &register)
    let dictionaries = reader.object("dictionaries") { ($0.text("kazakh"), $0.text("russian")) }
    let limits = reader.object("limits") { reader in
      var limits = Limits()
      limits.pageBytes =
        reader.wholeNumber("pageBytes", in: 1_000...1_000_000_000) ?? limits.pageBytes
      limits.feedBytes =
        reader.wholeNumber("feedBytes", in: 1_000...1_000_000_000) ?? limits.feedBytes
      limits.badShare = reader.share("badShare") ?? limits.badShare
      return limits
    }
    let collection = reader.object("collection") { Collection.read(&$0, path) }
    let defaults = Installation.current
    return Configuration(
      name: reader.requiredText("name"), notice: reader.text("notice"),
      language: reader.choice("language", of: InterfaceLanguage.self, required: false) ?? .en,
      sources: sources, outlets: outlets,
      lexicons: reader.text("lexicons").map(path) ?? defaults.lexicons,
      gold: reader.text("gold").map(path), validation: reader.text("validation").map(path),
      arrivals: reader.text("arrivals").map(path),
      dictionaries: Dictionaries(
        kazakh: dictionaries?.0.map(path) ?? defaults.kazakh,
        russian: dictionaries?.1.map(path) ?? defaults.russian),
      store: path(reader.text("store") ?? "out/koshu.sqlite"),
      output: path(reader.text("output") ?? "out"), limits: limits ?? Limits(),
      collection: collection, threads: reader.wholeNumber("threads", in: 0...256) ?? 0, file: file)
  }

  /// A list of objects, or the name of a register: a table with a row an outlet.
  private static func outlets(
    _ reader: inout ObjectReader, _ path: (String) -> String, _ file: String,
    _ problems: inout [Problem]
  ) -> [Outlet] {
    if let name = reader.textIfAny("outlets") {
      let register = Outlet.read(register: path(name))
      problems += register.problems
      return register.outlets
    }
    return reader.objects("outlets") { outlet -> Outlet? in
      let read = Outlet(
        id: outlet.requiredText("id"), name: outlet.requiredText("name"),
        hosts: (outlet.texts("hosts") ?? []).map { $0.lowercased() },
        languages: outlet.texts("languages") ?? [], region: outlet.text("region"),
        owner: outlet.text("owner"), commission: outlet.text("commission"),
        medium: outlet.text("medium"), isAgency: outlet.flag("agency") ?? false,
        feeds: outlet.texts("feeds") ?? [], home: outlet.text("home"))
      problems += read.problems(at: "\(file): \(outlet.place("feeds"))")
      return read
    }
  }

  private static func columns(_ reader: inout ObjectReader) -> [RowField: String] {
    var columns: [RowField: String] = [:]
    for field in RowField.allCases { columns[field] = reader.text(field.rawValue) }
    return columns
  }

  /// Faults that only the whole shows: missing files, unknown and doubled outlets.
  private func problems() -> [Problem] {
    var problems: [Problem] = []
    let ids = outlets.map(\.id)
    for (index, outlet) in outlets.enumerated() where ids[..<index].contains(outlet.id) {
      problems.append(
        Problem(
          "CFG-007", at: "\(file): outlets[\(index)].id", "\"\(outlet.id)\" is there twice",
          cure: "give each outlet an id of its own"))
    }
    for (index, source) in sources.enumerated() {
      let place = "\(file): sources[\(index)]"
      if !FileManager.default.fileExists(atPath: source.path) {
        problems.append(
          Problem(
            "CFG-008", at: "\(place).path", "no such file or folder: \(source.name)",
            cure: "paths are taken from the folder of pipeline.json"))
      } else if source.kind == .pages, !isFolder(source.path) {
        problems.append(
          Problem("CFG-009", at: "\(place).path", "a file, expected a folder: \(source.name)"))
      }
      problems += placement(of: source, among: sources[..<index], at: "\(place).path")
      problems += source.problems(at: place)
      if let outlet = source.outlet, !ids.contains(outlet) {
        let near = nearestName(to: outlet, among: ids)
        problems.append(
          Problem(
            "CFG-010", at: "\(place).outlet", "no outlet has the id \"\(outlet)\"",
            cure: near.map { "did you mean \"\($0)\"?" } ?? "add it under outlets"))
      }
    }
    if let archive = archiveSource,
      !sources.contains(where: { $0.path == archive.path && $0.kind == .warc })
    {
      problems += placement(of: archive, among: sources[...], at: "\(file): collection.archive")
    }
    for (key, path) in [("arrivals", arrivals), ("validation", validation)] {
      guard let path, !FileManager.default.fileExists(atPath: path) || isFolder(path) else {
        continue
      }
      problems.append(
        Problem(
          "CFG-008", at: "\(file): \(key)",
          "no such file: \(URL(fileURLWithPath: path).lastPathComponent)",
          cure: "paths are taken from the folder of pipeline.json"))
    }
    if !isFolder(lexicons) {
      problems.append(
        Problem(
          "CFG-011", at: "\(file): lexicons", "no such folder: \(lexicons)",
          cure: "name the folder that holds codebook.csv"))
    }
    return problems
  }

  /// Whether what a source holds would be read twice, or holds what the program writes.
  private func placement(
    of source: Source, among others: ArraySlice<Source>, at place: String
  ) -> [Problem] {
    var problems: [Problem] = []
    if let other = others.first(where: {
      lies($0.path, in: source.path) || lies(source.path, in: $0.path)
    }) {
      problems.append(
        Problem(
          "CFG-012", at: place, "\(source.name) and \(other.name) overlap",
          cure: "name each folder or file once: a document can come from one source only"))
    }
    if lies(output, in: source.path) {
      problems.append(
        Problem(
          "CFG-013", at: place, "the output folder lies in \(source.name)",
          cure: "choose another output, or the next run reads its own report"))
    }
    if lies(store, in: source.path) {
      problems.append(
        Problem(
          "CFG-014", at: place, "the store lies in \(source.name)",
          cure: "choose another store, or the next run reads it as a document"))
    }
    return problems
  }
}

extension Configuration.Source {
  /// Keys that a source of this kind does not read, and a sidecar that is not there.
  fileprivate func problems(at place: String) -> [Problem] {
    var problems: [Problem] = []
    let keys: [(name: String, isThere: Bool, kinds: [Kind])] = [
      ("columns", !columns.isEmpty, [.csv, .jsonl, .pages]),
      ("delimiter", delimiter != nil, [.csv, .pages]), ("sidecar", sidecar != nil, [.pages]),
    ]
    for key in keys where key.isThere && !key.kinds.contains(kind) {
      problems.append(
        Problem(
          "CFG-015", at: "\(place).\(key.name)", "not read by a source of kind \(kind.rawValue)",
          cure: "it belongs to \(key.kinds.map(\.rawValue).joined(separator: ", ")); remove it"))
    }
    if let sidecar, !FileManager.default.fileExists(atPath: sidecar) || isFolder(sidecar) {
      problems.append(
        Problem(
          "CFG-008", at: "\(place).sidecar",
          "no such file: \(URL(fileURLWithPath: sidecar).lastPathComponent)",
          cure: "paths are taken from the folder of pipeline.json"))
    }
    return problems
  }
}

/// Whether a path is a folder or lies below it.
private func lies(_ path: String, in folder: String) -> Bool {
  path == folder || path.hasPrefix(folder + "/")
}

private func absolute(_ path: String, base: String) -> String {
  let url = URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: base, isDirectory: true))
  return url.standardizedFileURL.path
}

func isFolder(_ path: String) -> Bool {
  var isFolder: ObjCBool = false
  return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
}
