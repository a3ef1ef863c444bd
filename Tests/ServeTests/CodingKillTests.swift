import Basics
import Foundation
import Serve
import Testing

/// The built program, killed while two people save: what it said it kept is there, and every file whole.
@Suite(.serialized) struct CodingKillTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  /// `koshu` stands beside the test bundle.
  private static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("koshu")
  private static let rounds =
    ProcessInfo.processInfo.environment["KOSHU_KILLS"].flatMap { Int($0) } ?? 10

  /// What one coder has sent of each passage, and how far it was confirmed.
  private struct Sent: Sendable {
    var notes: [String: [String]] = [:]
    var confirmed: [String: Int] = [:]
  }

  @Test func `a killed server leaves whole files with all that it confirmed`() async throws {
    let place = try CodingPlace(4)
    var generator = SystemRandomNumberGenerator()
    var confirmed = 0
    for round in 0..<Self.rounds {
      let delay = UInt64.random(in: 20...400, using: &generator)
      let sent = try await killed(place, round: round, after: delay)
      // A coder whom the kill came before has no file yet.
      for (coder, sent) in sent where !sent.confirmed.isEmpty {
        let rows = try place.rows("\(coder).csv")
        for (id, number) in sent.confirmed {
          let note = try #require(rows[id]?["note"], "\(coder) \(id)")
          let place = try #require(
            sent.notes[id]?.firstIndex(of: note), "\(coder) \(id) has “\(note)”")
          #expect(place >= number)
          confirmed += 1
        }
      }
    }
    #expect(confirmed > 0)
  }

  /// Starts a server, lets two people save without pause, and kills it.
  private func killed(
    _ place: CodingPlace, round: Int, after milliseconds: UInt64
  ) async throws -> [String: Sent] {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = [
      "serve", "--port", "0", "--config", "\(Self.root)/pipeline.json", "--coding", place.folder,
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: Self.root)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let said = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    let address = try #require(URLComponents(string: said.trimmingCharacters(in: .newlines)))
    let wire = Wire(port: UInt16(address.port ?? 0))
    let cookie = try await wire.send("GET", "/?\(address.query ?? "")").cookies.first
    let session = String((cookie ?? "").prefix { $0 != ";" })
    let work = ["aliya", "dana"].map { coder in
      Task { try? await save(place, wire, session, as: coder, round: round) }
    }
    try await Task.sleep(nanoseconds: milliseconds * 1_000_000)
    kill(process.processIdentifier, SIGKILL)
    var sent: [String: Sent] = [:]
    for (coder, task) in zip(["aliya", "dana"], work) { sent[coder] = await task.value ?? Sent() }
    process.waitUntilExit()
    return sent
  }

  /// Saves answers until nobody answers any more.
  private func save(
    _ place: CodingPlace, _ wire: Wire, _ session: String, as coder: String, round: Int
  ) async throws -> Sent {
    var sent = Sent()
    let cookies = ("Cookie", "\(session); koshu_coder=\(coder)")
    for count in 0... {
      let number = count % 4 + 1
      let target = "/coding/\(Fields.encoded(place.job))/\(number)"
      guard let page = try? await wire.send("GET", target, headers: [cookies]), page.status == 200
      else { return sent }
      let id = Visitor.hidden("id", in: page.text)
      let note = "\(round)/\(count) «жауап», \"тырнақша\""
      sent.notes[id, default: []].append(note)
      var form = Fields(["relevance": "other", "note": note, "go": "next", "id": id])
      form.append("shown", Visitor.hidden("shown", in: page.text))
      form.append("form-key", Visitor.hidden("form-key", in: page.text))
      let answer = try? await wire.send(
        "POST", target,
        headers: [
          cookies, ("Origin", "http://127.0.0.1:\(wire.port)"),
          ("Content-Type", "application/x-www-form-urlencoded"),
        ], body: Array(form.encoded.utf8))
      guard let answer, answer.status == 303 else { return sent }
      sent.confirmed[id] = (sent.notes[id]?.count ?? 1) - 1
    }
    return sent
  }
}
