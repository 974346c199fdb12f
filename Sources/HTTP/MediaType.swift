/// What a browser is to take a file for, by its name: RFC 6838.
public func mediaType(of path: String) -> String {
  guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")) else {
    return unknownType
  }
  return types[lowercased(path.utf8[dot...])] ?? unknownType
}

private let unknownType = "application/octet-stream"

private let types = [
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/vnd.microsoft.icon",
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
