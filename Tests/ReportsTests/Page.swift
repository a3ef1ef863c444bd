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
  /// Pieces of text with the element that each stands in, by its position.
  private var pieces: [(element: Int, text: String)] = []
  private var openElements: [Int] = []
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
    openElements.append(elements.count - 1)
  }

  func parser(
    _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
    qualifiedName qName: String?
  ) {
    open.removeLast()
    openElements.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    text += string
    let element = openElements.last ?? 0
    if pieces.last?.element == element {
      pieces[pieces.count - 1].text += string
    } else {
      pieces.append((element, string))
    }
  }

  /// The text that stands outside elements of these names.
  func textOutside(_ names: [String]) -> String {
    pieces.filter { piece in
      let element = elements[piece.element]
      return !(element.path + [element.name]).contains(where: names.contains)
    }.map(\.text).joined(separator: " ")
  }

  /// The text of the elements of which `isMeant` is true, each by itself.
  func texts(where isMeant: (Element) -> Bool) -> [(element: Element, text: String)] {
    elements.enumerated().filter { isMeant($0.element) }.map { index, element in
      let depth = element.path.count
      let end =
        elements[(index + 1)...].firstIndex { $0.path.count <= depth } ?? elements.count
      return (
        element, pieces.filter { (index..<end).contains($0.element) }.map(\.text).joined()
      )
    }
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }
  var ids: [String] { elements.compactMap { $0.attributes["id"] } }
  var links: [String] { elements.compactMap { $0.attributes["href"] } }
}
