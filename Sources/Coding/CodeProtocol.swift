internal import Basics
internal import Foundation
package import Linguistics

/// The filter `code`: one JSON object in, one out.
package final class CodeProtocol {
  private let analyzer: AnalyzerSession
  private let coder: Coder
  private let makeTargetCoder: () -> Coder
  /// General words of good and bad are compiled for who asks about targets.
  private lazy var targetCoder = makeTargetCoder()
  private let decoder = JSONDecoder()

  package init(
    _ analyzer: AnalyzerSession, articles coder: Coder, targets: @escaping () -> Coder
  ) {
    self.analyzer = analyzer
    self.coder = coder
    makeTargetCoder = targets
  }

  /// The answer to one line, with its line end.
  ///
  /// A line that is no object with a text gets an answer that says so: one line out for each line
  /// in.
  package func answer(_ line: [UInt8]) -> [UInt8] {
    var json = JSONWriter()
    guard let question = try? decoder.decode(Question.self, from: Data(line)) else {
      json.object { json in
        json.field("id", nil)
        json.field("problem", "no JSON object with the fields of the code protocol")
      }
      json.endLine()
      return json.bytes
    }
    if let targets = question.targets {
      write(question, targets, to: &json)
    } else {
      let coded = coder.code(
        CodingInput(
          title: question.title.map(analyzer.analyze) ?? .empty,
          text: analyzer.analyze(question.body)))
      json.object { json in
        echo(question, to: &json)
        coded.write(to: &json)
      }
    }
    json.endLine()
    return json.bytes
  }

  private func echo(_ question: Question, to json: inout JSONWriter) {
    if let id = question.id { json.field("id", id.text) }
    if let path = question.path { json.field("path", path) }
    // What extraction said of the page: a page that could not be read is not one without movers.
    if let outcome = question.outcome { json.field("outcome", outcome) }
  }

  private func write(
    _ question: Question, _ targets: [Question.Target], to json: inout JSONWriter
  ) {
    let text = analyzer.analyze(question.body)
    let stances = targetCoder.stances(in: text, toward: targets.map { ($0.start, $0.end) })
    json.object { json in
      echo(question, to: &json)
      json.key("targets")
      json.array(zip(targets, stances)) { json, pair in
        json.object { json in
          json.field("start", pair.0.start)
          json.field("end", pair.0.end)
          json.field("stance", pair.1.stance.rawValue)
          json.field("score", pair.1.score, digits: 3)
        }
      }
    }
  }
}

/// What the filter reads of a line; other fields are left alone.
private struct Question: Decodable {
  var id: Identifier?
  var path: String?
  var outcome: String?
  var text: String?
  var title: String?
  var paragraphs: [Paragraph]?
  var targets: [Target]?

  /// The text, else the paragraphs joined as the text would be.
  var body: String {
    if let text { return text }
    return (paragraphs ?? []).filter { $0.kind != "title" && $0.kind != "caption" }.map(\.text)
      .joined(separator: "\n")
  }

  struct Target: Decodable {
    var start: Int
    var end: Int
  }

  /// A string or a number.
  struct Identifier: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let text = try? value.decode(String.self) {
        self.text = text
      } else {
        text = String(try value.decode(Int.self))
      }
    }
  }

  /// A string, or an object with `kind` and `text` as `extract` writes it.
  struct Paragraph: Decodable {
    var kind = ""
    var text: String

    private enum Key: String, CodingKey { case kind, text }

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        self.text = text
        return
      }
      let object = try decoder.container(keyedBy: Key.self)
      kind = try object.decodeIfPresent(String.self, forKey: .kind) ?? ""
      text = try object.decode(String.self, forKey: .text)
    }
  }
}
