internal import Basics
internal import Foundation

/// The filter `robots`: one JSON object in, one out.
///
/// - Parameter line: `{"robots": text, "agent": name, "addresses": [address]}`.
/// - Returns: a line with `allowed`, a flag for each address, `crawl_delay` in seconds or null, and
///   `sitemaps`; for anything else, a line that says what was expected.
package func robotsAnswer(_ line: [UInt8]) -> [UInt8] {
  var json = JSONWriter()
  guard let question = try? JSONDecoder().decode(RobotsQuestion.self, from: Data(line)) else {
    json.object { $0.field("problem", "no JSON object with robots, agent and addresses") }
    json.endLine()
    return json.bytes
  }
  let rules = RobotsRules(Array(question.robots.utf8), agent: question.agent ?? "koshu")
  json.object { json in
    json.key("allowed")
    json.array(question.addresses) { $0.value(rules.allows($1)) }
    // Six decimals: delays are seconds, some with a fraction.
    json.field("crawl_delay", rules.crawlDelay ?? .nan, digits: 6)
    json.field("sitemaps", rules.sitemaps)
  }
  json.endLine()
  return json.bytes
}

private struct RobotsQuestion: Decodable {
  var robots: String
  var agent: String?
  var addresses: [String]
}
