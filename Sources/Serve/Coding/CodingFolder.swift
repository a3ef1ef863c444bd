internal import Basics
internal import Foundation
internal import Measures
internal import Synchronization
internal import Workbench

/// The folder of the coding jobs.
///
/// `NAME.csv`, `NAME.jsonl` or `NAME.xlsx` is the sample of a job; the folder `NAME` beside it holds one file for
/// each coder, `resolved.csv`, `job.json`, and in `history` the answers that others have replaced.
final class CodingFolder: Sendable {
  static let resolvedName = "resolved"
  private static let settingsName = "job.json"
  private static let endings = ["csv", "jsonl", "xlsx"]
  private static let tries = 5

  let path: String
  private let samples = Mutex<[String: (stamp: String, passages: [CodedPassage])]>([:])

  init(path: String) { self.path = path }

  // MARK: Jobs

  /// The names of the jobs, sorted.
  func names() -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let names = files.compactMap { file -> String? in
      let file = file as NSString
      guard Self.endings.contains(file.pathExtension) else { return nil }
      return Self.kept(file.deletingPathExtension)
    }
    return Set(names).sorted()
  }

  /// A job as it is now.
  func job(_ name: String) throws -> CodingJob {
    guard let sample = samplePath(name) else {
      throw Refusal.notFound(
        name, "there is no coding job of this name", cure: "choose one from the list of jobs")
    }
    let settings = try settings(of: name)
    let coders = coderNames(of: name).map { coder in
      let hasFinished = settings.finished.contains(coder)
      do throws(Problem) {
        return CodingJob.Coder(
          name: coder, table: try table(coder, of: name), hasFinished: hasFinished)
      } catch {
        return CodingJob.Coder(
          name: coder, table: CodingTable(header: Answer.columns), hasFinished: hasFinished,
          problem: error)
      }
    }
    return CodingJob(
      name: name, passages: try passages(sample), settings: settings, coders: coders)
  }

  /// Makes a job of a sample; never over one that is there.
  func make(_ name: String, sample: [UInt8], settings: JobSettings) throws {
    try FileLock.holding(folder: path) {
      guard samplePath(name) == nil else {
        throw Problem(
          "COD-009", at: name, "there is a job of this name already", cure: "take another name")
      }
      try WholeFile.make(folder: "\(path)/\(name)")
      try WholeFile.write(settings.bytes, to: settingsPath(name))
      try WholeFile.write(sample, to: "\(path)/\(name).csv")
    }
  }

  private func samplePath(_ name: String) -> String? {
    guard Self.kept(name) != nil else { return nil }
    return Self.endings.map { "\(path)/\(name).\($0)" }
      .first { FileManager.default.fileExists(atPath: $0) }
  }

  /// Read again only when the file is another: a sample may hold megabytes of text.
  private func passages(_ sample: String) throws -> [CodedPassage] {
    let stamp = fileStamp([sample])
    if let kept = samples.withLock({ $0[sample] }), kept.stamp == stamp { return kept.passages }
    let passages = try SampleReader.read(path: sample)
    samples.withLock { $0[sample] = (stamp, passages) }
    return passages
  }

  private func settingsPath(_ job: String) -> String { "\(path)/\(job)/\(Self.settingsName)" }

  private func settings(of job: String) throws(Problem) -> JobSettings {
    let path = settingsPath(job)
    guard let bytes = try WholeFile.read(path) else { return JobSettings() }
    return try JobSettings(bytes, place: path)
  }

  private func coderNames(of job: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(job)")) ?? []
    return files.filter { ($0 as NSString).pathExtension == "csv" }
      .compactMap { Self.kept(($0 as NSString).deletingPathExtension) }.sorted()
  }

  /// A name as it stands on disk, where it is one: other systems write é in two signs, and a file is
  /// found by its own bytes alone.
  private static func kept(_ name: String) -> String? {
    FileName.checked(name) == nil ? nil : name
  }

  // MARK: Changes

  /// Changes the settings by the job as it is at that moment.
  func change(_ job: String, _ change: (CodingJob, inout JobSettings) throws -> Void) throws {
    // Where there is no such job, no folder comes to be.
    _ = try self.job(job)
    try FileLock.holding(folder: "\(path)/\(job)") {
      let now = try self.job(job)
      var settings = now.settings
      try change(now, &settings)
      if settings != now.settings { try WholeFile.write(settings.bytes, to: settingsPath(job)) }
    }
  }

  /// The file that is there, whichever way its name is spelt, or the one to be made.
  func tablePath(_ file: String, of job: String) -> String {
    // Of two spellings of one name Swift says that they are equal.
    let there = coderNames(of: job).first { $0 == file } ?? file
    return "\(path)/\(job)/\(there).csv"
  }

  func table(_ file: String, of job: String) throws(Problem) -> CodingTable {
    try table(WholeFile.read(tablePath(file, of: job)), file, of: job)
  }

  private func table(
    _ bytes: [UInt8]?, _ file: String, of job: String
  ) throws(Problem) -> CodingTable {
    guard let bytes else { return CodingTable(header: Answer.columns) }
    return try CodingTable(bytes, place: tablePath(file, of: job))
  }

  /// Changes a table of a job, and keeps the answers that it replaces.
  ///
  /// `change` gets the job as it is at that moment and returns the ids whose former answers are to be
  /// kept.
  func change(
    _ file: String, of job: String,
    _ change: (CodingJob, inout CodingTable) throws -> [String]
  ) throws {
    _ = try self.job(job)
    try FileLock.holding(folder: "\(path)/\(job)") {
      // Again where a spreadsheet saves the file at the same moment.
      for _ in 0..<Self.tries {
        let bytes = try WholeFile.read(tablePath(file, of: job))
        let old = try table(bytes, file, of: job)
        var new = old
        let replaced = try change(try self.job(job), &new)
        var history = try self.history(file, of: job)
        for id in replaced { history.append(AnswerHistory.Former(id, in: old)) }
        // The history first: killed between the two, it only knows of a change that was not made.
        if !replaced.isEmpty { try write(history, file, of: job) }
        if new.bytes == bytes { return }
        if try WholeFile.replace(tablePath(file, of: job), from: bytes, to: new.bytes) {
          return
        }
      }
      throw Problem(
        "COD-010", at: tablePath(file, of: job), "another program keeps saving this file",
        cure: "close it there and save again", kind: .locked)
    }
  }

  /// Takes back the last change of a table; the id whose answer is the former one again.
  func undo(
    _ file: String, of job: String, _ check: (CodingJob) throws -> Void
  ) throws -> String? {
    _ = try self.job(job)
    return try FileLock.holding(folder: "\(path)/\(job)") {
      try check(try self.job(job))
      let bytes = try WholeFile.read(tablePath(file, of: job))
      var table = try table(bytes, file, of: job)
      var history = try history(file, of: job)
      while var former = history.takeLast() {
        let now = AnswerHistory.Former(former.id, in: table)
        // That words were shown cannot be undone.
        former.answer.isPrehighlighted =
          former.answer.isPrehighlighted || now.answer.isPrehighlighted
        guard former != now else { continue }
        if former.isEmpty {
          table.remove(former.id)
        } else {
          let fields = former.fields.filter {
            $0.column != Resolution.column || table.header.contains(Resolution.column)
          }
          table.set(fields, for: former.id)
        }
        guard
          try WholeFile.replace(tablePath(file, of: job), from: bytes, to: table.bytes)
        else {
          throw Problem(
            "COD-010", at: tablePath(file, of: job), "another program has just saved this file",
            cure: "try once more", kind: .locked)
        }
        try write(history, file, of: job)
        return former.id
      }
      return nil
    }
  }

  private func historyPath(_ file: String, of job: String) -> String {
    "\(path)/\(job)/history/\(file).csv"
  }

  private func history(_ file: String, of job: String) throws(Problem) -> AnswerHistory {
    let path = historyPath(file, of: job)
    let bytes = try WholeFile.read(path) ?? []
    let history = AnswerHistory(bytes)
    // Saved by a spreadsheet, say: set aside before another takes its place.
    if history.isForeign { try WholeFile.write(bytes, to: path + ".unread") }
    return history
  }

  private func write(_ history: AnswerHistory, _ file: String, of job: String) throws(Problem) {
    try WholeFile.make(folder: "\(path)/\(job)/history")
    try WholeFile.write(history.bytes, to: historyPath(file, of: job))
  }
}
