/// Whether bytes are no text at all: a picture, an archive, a document of an office.
func isBinary(_ bytes: [UInt8]) -> Bool {
  let magics: [[UInt8]] = [
    Array("%PDF-".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
    [0x50, 0x4B, 3, 4], [0x1F, 0x8B], Array("Rar!".utf8), [0x37, 0x7A, 0xBC, 0xAF],
    [0xD0, 0xCF, 0x11, 0xE0], [0x7F, 0x45, 0x4C, 0x46], Array("RIFF".utf8), Array("OggS".utf8),
    Array("ID3".utf8), Array("wOFF".utf8), Array("wOF2".utf8),
  ]
  if magics.contains(where: { bytes.starts(with: $0) }) { return true }
  if WideEncoding.marked(bytes) != nil || WideEncoding(guessedFrom: bytes) != nil { return false }
  let sample = bytes.prefix(8192)
  let controls = sample.count { $0 < 9 || ($0 > 13 && $0 < 32 && $0 != 27) }
  // Text has none; a damaged page has a few; random bytes have a tenth.
  return controls * 33 > sample.count
}
