import Foundation
import FoundationXML

/// A report read as XML: its elements in order, and whether it is well-formed at all.
final class Page: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    /// Names of the elements around it, outermost first.
    var path: [String]
  }

  private(set) var elements: [Element] = []
  private(set) var text = ""
  private(set) var isWellFormed = false
  private var open: [String] = []

  init(_ html: String) {
    super.init()
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
    qualifiedName qName: String?, attributes attributeDict: [String: String]
  ) {
    elements.append(Element(name: elementName, attributes: attributeDict, path: open))
    open.append(elementName)
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
    qualifiedName qName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }
  var ids: [String] { elements.compactMap { $0.attributes["id"] } }
  var links: [String] { elements.compactMap { $0.attributes["href"] } }
}
