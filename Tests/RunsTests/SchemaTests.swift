import Foundation
import Testing

@Suite struct SchemaTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func json(_ path: String) throws -> [String: Any] {
    let data = try Data(contentsOf: Self.root.appendingPathComponent(path))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func `the schema knows every key of the sample corpus and demands what the reader demands`()
    throws
  {
    let schema = try json("docs/pipeline.schema.json")
    let properties = try #require(schema["properties"] as? [String: Any])
    let pipeline = try json("pipeline.json")
    #expect(Set(pipeline.keys).isSubset(of: properties.keys))
    #expect(schema["required"] as? [String] == ["name", "sources"])
    #expect(schema["additionalProperties"] as? Bool == false)
    // The keys that the reader knows, as its message lists them.
    let known = [
      "arrivals", "collection", "dictionaries", "gold", "language", "lexicons", "limits", "name",
      "notice",
      "outlets", "output", "sources", "store", "threads", "validation",
    ]
    #expect(properties.keys.filter { $0 != "$schema" }.sorted() == known)
  }
}
