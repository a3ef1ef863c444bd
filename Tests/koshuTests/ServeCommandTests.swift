import Basics
import Foundation
import Testing

@Suite struct ServeCommandTests {
  @Test func `serve prints its address alone, says how to end it, and ends when asked`() throws {
    let process = Program.process(["serve", "--port", "0"])
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    var lines = LineReader(output.fileHandleForReading)
    let first = lines.next()
    let address = String(decoding: first ?? [], as: UTF8.self)
    #expect(address.wholeMatch(of: /http:\/\/127\.0\.0\.1:\d+\/\?token=[0-9a-f]{32}/) != nil)
    kill(process.processIdentifier, SIGTERM)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let said = String(decoding: errors.fileHandleForReading.availableData, as: UTF8.self)
    #expect(said.contains("Ctrl-C ends it"))
  }

  @Test func `a corpus that is not there is told before anything listens`() throws {
    let result = try Program.run(["serve", "--config", "nowhere/pipeline.json"])
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
  }
}
