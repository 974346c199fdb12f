import Foundation
import Literate

/// Chromium without a window, told what to do over a pair of pipes.
///
/// Source: <https://chromedevtools.github.io/devtools-protocol/>
final class Browser {
  /// Where it is installed, by one of its names.
  static let path = ["chromium", "chromium-browser", "google-chrome"].lazy
    .compactMap { Toolchain.find($0, on: searchPath) }.first

  private let process = Process()
  private let requests = Pipe()
  private let answers = Pipe()
  private let profile = TemporaryFolder()
  private let ended = DispatchSemaphore(value: 0)
  private var received = Data()
  private var lastCall = 0
  private var session: String?

  init(at path: String) async throws {
    process.executableURL = URL(filePath: "/bin/sh")
    // It listens on descriptor 3 and answers on descriptor 4.
    process.arguments = [
      "-c", #"exec "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1"#, "sh", path,
      "--headless", "--remote-debugging-pipe",
      "--user-data-dir=\(profile.path)",
      // It is shown nothing but pages of this machine, and its sandbox is not to
      // be had by root, nor in some containers.
      "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--no-first-run", "--disable-background-networking",
    ]
    process.environment = ["HOME": profile.path, "PATH": searchPath]
    process.standardInput = requests
    process.standardOutput = answers
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
    let target = try await call("Target.createTarget", ["url": "about:blank"])
    let attached = try await call(
      "Target.attachToTarget",
      ["targetId": target["targetId"] ?? "", "flatten": true])
    session = attached["sessionId"] as? String
  }

  deinit {
    try? send("Browser.close")
    if ended.wait(timeout: .now() + 10) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
    }
  }

  /// Opens a page in a window of a width, in pixels.
  func open(_ address: String, width: Int) async throws {
    _ = try await call(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": width, "height": 900, "deviceScaleFactor": 1,
        "mobile": width < 500,
      ])
    _ = try await call("Page.navigate", ["url": address])
  }

  /// Lets the page know that a scheme of colours is preferred: light or dark.
  func prefer(_ scheme: String) async throws {
    let feature = ["name": "prefers-color-scheme", "value": scheme]
    _ = try await call("Emulation.setEmulatedMedia", ["features": [feature]])
  }

  /// What a script on the page comes to: a promise is waited for.
  func evaluate<Value>(
    _ script: String, as: Value.Type
  ) async throws -> Value {
    let answer = try await call(
      "Runtime.evaluate",
      ["expression": script, "awaitPromise": true, "returnByValue": true])
    let result = answer["result"] as? [String: Any]
    guard let value = result?["value"] as? Value else {
      throw BrowserError(message: "\(answer)")
    }
    return value
  }

  private func call(
    _ method: String, _ parameters: [String: Any]
  ) async throws -> [String: Any] {
    try send(method, parameters)
    while true {
      let message = try await receive()
      guard message["id"] as? Int == lastCall else { continue }
      if let result = message["result"] as? [String: Any] { return result }
      throw BrowserError(message: "\(method): \(message)")
    }
  }

  private func send(
    _ method: String, _ parameters: [String: Any] = [:]
  ) throws {
    lastCall += 1
    var request: [String: Any] = [
      "id": lastCall, "method": method, "params": parameters,
    ]
    request["sessionId"] = session
    try requests.fileHandleForWriting.write(
      contentsOf: JSONSerialization.data(withJSONObject: request) + [0])
  }

  /// The next message: JSON, up to a zero byte.
  private func receive() async throws -> [String: Any] {
    let reader = answers.fileHandleForReading.fileDescriptor
    while true {
      if let end = received.firstIndex(of: 0) {
        let message = received[..<end]
        received = received[(end + 1)...]
        return try JSONSerialization.jsonObject(with: message)
          as? [String: Any] ?? [:]
      }
      var block = [UInt8](repeating: 0, count: 64 * 1024)
      guard await isReadable(reader),
        case let count = read(reader, &block, block.count), count > 0
      else { throw BrowserError(message: "it does not answer") }
      received += block[..<count]
    }
  }
}

/// Waits up to a minute for something to read, on a thread of its own: the tests
/// share only a few.
private func isReadable(_ descriptor: Int32) async -> Bool {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread {
      var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      continuation.resume(returning: poll(&event, 1, 60_000) > 0)
    }
  }
}

struct BrowserError: Error {
  var message: String
}

let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? ""
