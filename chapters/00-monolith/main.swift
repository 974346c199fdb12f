import HTTP
import Libc

/// Ends the program, and says which call failed and why.
func fail(_ call: String) -> Never {
  perror(call)
  exit(1)
}

/// Waits for a request's head, or returns nil if the client leaves.
func receiveRequest(from client: Int32) throws(Status) -> Request? {
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

/// Opens a regular file, and tells how many bytes it has.
func openFile(
  _ path: [UInt8]
) throws(Status) -> (file: Int32, size: Int) {
  let name = path.map { CChar(bitPattern: $0) } + [0]
  let file = open(name, O_RDONLY | O_NONBLOCK)
  if file == -1 { throw .notFound }
  var status = stat()
  fstat(file, &status)
  if status.st_mode & S_IFMT != S_IFREG {
    close(file)
    throw .notFound
  }
  return (file, Int(status.st_size))
}

/// Sends so many bytes of a file.
func send(_ size: Int, of file: Int32, to client: Int32) {
  var buffer = [UInt8](repeating: 0, count: 65_536)
  var left = size
  while left > 0 {
    let count = read(file, &buffer, min(left, buffer.count))
    if count <= 0 || write(client, buffer, count) != count { return }
    left -= count
  }
}

/// Sends the head of a response, the last on this connection.
func sendHead(
  _ status: Status, _ headers: [(name: String, value: String)],
  to client: Int32
) {
  let head = responseHead(status, headers + [("Connection", "close")])
  write(client, head, head.count)
}

/// Answers a client's request with a file of the folder.
func answer(_ client: Int32, from folder: String) throws(Status) {
  guard let request = try receiveRequest(from: client) else { return }
  let path = try request.path(in: folder)
  let (file, size) = try openFile(path)
  let headers = [
    ("Content-Type", mediaType(of: path)),
    ("Content-Length", "\(size)"),
  ]
  sendHead(.ok, headers, to: client)
  if request.method == .get { send(size, of: file, to: client) }
  close(file)
}

/// Serves one client, or tells it what is wrong.
func serve(_ client: Int32, from folder: String) {
  do throws(Status) {
    try answer(client, from: folder)
  } catch {
    sendHead(error, [("Content-Length", "0")], to: client)
  }
}

let words = CommandLine.arguments.dropFirst()
guard let folder = words.first, words.count <= 2,
  let port = UInt16(words.dropFirst().first ?? "0")
else {
  print("usage: 00-monolith FOLDER [PORT]")
  exit(1)
}
if access("\(folder)/.", X_OK) == -1 { fail(folder) }

// A client that hangs up is to fail a write, not to end the server.
signal(SIGPIPE, SIG_IGN)

let listener = socket(AF_INET, streamSocket, 0)
if listener == -1 { fail("socket") }
if listenOnLoopback(listener, port) == -1 { fail("listen") }
print("http://127.0.0.1:\(portNumber(listener))")
fflush(nil)

while true {
  let client = accept(listener, nil, nil)
  if client == -1 { continue }
  serve(client, from: folder)
  close(client)
}
