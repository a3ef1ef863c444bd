internal import CLibXML2

/// The one place where libxml2 is called.
///
/// It runs as an event parser into a `TreeBuilder`, so that no C tree is ever built and parsing can
/// be stopped at a limit.
enum LibXML2 {
  static let version = LIBXML_DOTTED_VERSION

  /// Done once, before any thread parses: no parser of this process ever reads another file.
  private static let isReady: Bool = {
    xmlInitParser()
    xmlSetExternalEntityLoader { _, _, _ in nil }
    return true
  }()

  static func parseHTML(_ bytes: [UInt8], into builder: inout TreeBuilder) {
    guard isReady, !bytes.isEmpty, let context = htmlNewParserCtxt() else { return }
    defer { htmlFreeParserCtxt(context) }
    var events = xmlSAXHandler()
    events.startElement = { startHTML($0, $1, $2) }
    events.endElement = { user, _ in end(user) }
    events.characters = { addText($0, $1, $2) }
    events.ignorableWhitespace = { addText($0, $1, $2) }
    events.cdataBlock = { addText($0, $1, $2) }
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    run(context, events, &builder) {
      bytes.withUnsafeBytes { buffer in
        htmlCtxtReadMemory(
          context, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil,
          "utf-8", Int32(options))
      }
    }
  }

  static func parseXML(_ bytes: [UInt8], into builder: inout TreeBuilder) {
    guard isReady, !bytes.isEmpty, let context = xmlNewParserCtxt() else { return }
    defer { xmlFreeParserCtxt(context) }
    var events = xmlSAXHandler()
    events.initialized = UInt32(XML_SAX2_MAGIC)
    events.startElementNs = { user, name, prefix, uri, _, _, count, _, attributes in
      startXML(user, name, prefix, uri, Int(count), attributes)
    }
    events.endElementNs = { user, _, _, _ in end(user) }
    events.characters = { addText($0, $1, $2) }
    events.ignorableWhitespace = { addText($0, $1, $2) }
    events.cdataBlock = { addText($0, $1, $2) }
    events.serror = { user, error in note(user, error) }
    let options =
      XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    run(context, events, &builder) {
      bytes.withUnsafeBytes { buffer in
        xmlCtxtReadMemory(
          context, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil,
          "utf-8", Int32(options))
      }
    }
  }

  private static func run(
    _ context: UnsafeMutablePointer<xmlParserCtxt>, _ events: xmlSAXHandler,
    _ builder: inout TreeBuilder, parse: () -> UnsafeMutablePointer<xmlDoc>?
  ) {
    guard let handler = context.pointee.sax else { return }
    withUnsafeMutablePointer(to: &builder) { builder in
      var session = Session(builder: builder, context: context)
      withUnsafeMutablePointer(to: &session) { session in
        handler.pointee = events
        context.pointee.userData = UnsafeMutableRawPointer(session)
        if let document = parse() { xmlFreeDoc(document) }
      }
    }
  }
}

/// What the callbacks get: the builder, and the context to stop it by.
///
/// By pointer, not as an object: each access to a property of an object is checked for exclusiveness,
/// which took a twentieth of the time of a page.
private struct Session {
  let builder: UnsafeMutablePointer<TreeBuilder>
  let context: UnsafeMutablePointer<xmlParserCtxt>

  func stopIfFull() {
    if builder.pointee.isFull { xmlStopParser(context) }
  }
}

private func session(of user: UnsafeMutableRawPointer?) -> Session? {
  user?.assumingMemoryBound(to: Session.self).pointee
}

// MARK: - Events

private func startHTML(
  _ user: UnsafeMutableRawPointer?, _ name: UnsafePointer<UInt8>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
) {
  guard let session = session(of: user) else { return }
  session.builder.pointee.start(name)
  // Names and values by turns, ended by a null name.
  var index = 0
  while let attributes, let name = attributes[index] {
    let value = attributes[index + 1]
    session.builder.pointee.attribute(
      name, value: UnsafeBufferPointer(start: value, count: value.map(length) ?? 0))
    index += 2
  }
  session.stopIfFull()
}

private func startXML(
  _ user: UnsafeMutableRawPointer?, _ name: UnsafePointer<UInt8>?,
  _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?, _ count: Int,
  _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
) {
  guard let session = session(of: user) else { return }
  session.builder.pointee.start(name, prefix: prefix, namespace: uri)
  // Five pointers each: name, prefix, namespace, start and end of the value.
  for index in 0..<count {
    guard let field = attributes.map({ $0 + index * 5 }), let start = field[3], let end = field[4]
    else { continue }
    session.builder.pointee.attribute(
      field[0], prefix: field[1], namespace: field[2],
      value: UnsafeBufferPointer(start: start, count: max(0, end - start)))
  }
  session.stopIfFull()
}

private func end(_ user: UnsafeMutableRawPointer?) {
  session(of: user)?.builder.pointee.end()
}

private func addText(
  _ user: UnsafeMutableRawPointer?, _ text: UnsafePointer<UInt8>?, _ count: Int32
) {
  guard let session = session(of: user) else { return }
  session.builder.pointee.text(UnsafeBufferPointer(start: text, count: Int(max(0, count))))
  session.stopIfFull()
}

private func note(
  _ user: UnsafeMutableRawPointer?, _ error: UnsafeMutablePointer<xmlError>?
) {
  guard let error = error?.pointee, let builder = session(of: user)?.builder,
    error.level == XML_ERR_FATAL || error.level == XML_ERR_ERROR
  else { return }
  let message = error.message.map { String(cString: $0) } ?? "error \(error.code)"
  if message.hasPrefix("Excessive depth") { builder.pointee.note(.depth) }
  builder.pointee.note(
    MarkupFault(
      message: message.split(separator: "\n").first.map(String.init) ?? message,
      line: Int(error.line)))
}

private func length(_ text: UnsafePointer<UInt8>) -> Int {
  var count = 0
  while text[count] != 0 { count += 1 }
  return count
}

/// The scalar that an entity of HTML stands for.
func htmlEntity(_ name: String) -> UInt32? {
  htmlEntityLookup(name).map { $0.pointee.value }
}
