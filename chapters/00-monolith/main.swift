import HTTP
import Libc

/// Prints why a call failed, and exits.
func fail(_ call: String) -> Never {
  perror(call)
  exit(1)
}

/// Reads a request, or returns nil if the client hangs up first.
func readRequest(from client: Int32) throws(Status) -> Request? {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = read(client, &buffer, buffer.count)
    if count <= 0 { return nil }
    bytes += buffer[..<count]
    if let length = try headLength(of: bytes) {
      return try Request(head: bytes[..<length])
    }
  }
}

/// Opens a regular file.
func openFile(_ path: [UInt8]) throws(Status) -> Int32 {
  let name = path.map { CChar(bitPattern: $0) } + [0]
  let file = open(name, O_RDONLY | O_NONBLOCK)
  if file == -1 { throw .notFound }
  var status = stat()
  fstat(file, &status)
  if status.st_mode & S_IFMT != S_IFREG {
    close(file)
    throw .notFound
  }
  return file
}

/// Sends the first part of a response: its status, and its headers.
func sendHead(
  _ status: Status, _ headers: [(name: String, value: String)],
  to client: Int32
) {
  let head = responseHead(status, headers + [("Connection", "close")])
  write(client, head, head.count)
}

/// Sends the contents of a file.
func send(_ file: Int32, to client: Int32) {
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = read(file, &buffer, buffer.count), count > 0 {
    if write(client, buffer, count) != count { return }
  }
}

/// Sends a client the file that it requests from the directory.
func answer(_ client: Int32, from directory: String) throws(Status) {
  guard let request = try readRequest(from: client) else { return }
  let target = request.target.prefix { $0 != "?" }
  let path = directory.utf8 + (try percentDecoded(target))
  let file = try openFile(Array(path))
  sendHead(
    .ok, [("Content-Type", mediaType(of: Array(path)))], to: client)
  if request.method == .get { send(file, to: client) }
  close(file)
}

let words = CommandLine.arguments.dropFirst()
guard let directory = words.first, words.count <= 2,
  let port = UInt16(words.dropFirst().first ?? "0")
else {
  print("usage: 00-monolith DIRECTORY [PORT]")
  exit(1)
}
if access("\(directory)/.", X_OK) == -1 { fail(directory) }

// Writing to a client that has hung up should fail, and not end the server.
signal(SIGPIPE, SIG_IGN)

let listener = socket(AF_INET, streamSocket, 0)
if listener == -1 { fail("socket") }
if listenOnLoopback(listener, port) == -1 { fail("listen") }
print("http://127.0.0.1:\(portNumber(listener))")
fflush(nil)

while true {
  let client = accept(listener, nil, nil)
  if client == -1 { fail("accept") }
  do {
    try answer(client, from: directory)
  } catch {
    sendHead(error, [("Content-Length", "0")], to: client)
  }
  close(client)
}
