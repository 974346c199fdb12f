/// The media type of a file, by the extension of its name: IANA's list of media
/// types.
public func mediaType(of path: [UInt8]) -> String {
  guard let dot = path.lastIndex(of: UInt8(ascii: ".")) else {
    return unknownType
  }
  return types[lowercased(path[dot...])] ?? unknownType
}

private let unknownType = "application/octet-stream"

private let types = [
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/vnd.microsoft.icon",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
]
