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
  private let profile = temporaryFolder()
  private let ended = DispatchSemaphore(value: 0)
  private var received = Data()
  private var lastCall = 0
  private var session: String?

  init(at path: String) throws {
    process.executableURL = URL(filePath: "/bin/sh")
    // It listens on descriptor 3 and answers on descriptor 4.
    process.arguments = [
      "-c", #"exec "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1"#, "sh", path,
      "--headless", "--remote-debugging-pipe", "--user-data-dir=\(profile)",
      // It is shown nothing but pages of this machine, and its sandbox is not to
      // be had by root, nor in some containers.
      "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--no-first-run", "--disable-background-networking",
    ]
    process.environment = ["HOME": profile, "PATH": searchPath]
    process.standardInput = requests
    process.standardOutput = answers
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
    let target = try call("Target.createTarget", ["url": "about:blank"])
    let attached = try call(
      "Target.attachToTarget",
      ["targetId": target["targetId"] ?? "", "flatten": true])
    session = attached["sessionId"] as? String
  }

  deinit {
    _ = try? call("Browser.close")
    if ended.wait(timeout: .now() + 10) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
    }
    try? FileManager.default.removeItem(atPath: profile)
  }

  /// Opens a page as a window of a look shows it.
  func open(_ address: String, _ look: Look) throws {
    _ = try call(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": look.width, "height": 900, "deviceScaleFactor": 1,
        "mobile": look.width < 500,
      ])
    _ = try call(
      "Emulation.setEmulatedMedia",
      [
        "features": [
          ["name": "prefers-color-scheme", "value": look.scheme.rawValue]
        ]
      ])
    _ = try call("Page.navigate", ["url": address])
  }

  /// What a script on the page comes to: a promise is waited for.
  func evaluate<Value>(_ script: String, as: Value.Type) throws -> Value {
    let answer = try call(
      "Runtime.evaluate",
      ["expression": script, "awaitPromise": true, "returnByValue": true])
    let result = answer["result"] as? [String: Any]
    guard let value = result?["value"] as? Value else {
      throw BrowserError(message: "\(answer)")
    }
    return value
  }

  private func call(
    _ method: String, _ parameters: [String: Any] = [:]
  ) throws -> [String: Any] {
    lastCall += 1
    var request: [String: Any] = [
      "id": lastCall, "method": method, "params": parameters,
    ]
    request["sessionId"] = session
    try requests.fileHandleForWriting.write(
      contentsOf: JSONSerialization.data(withJSONObject: request) + [0])
    while true {
      let message = try receive()
      guard message["id"] as? Int == lastCall else { continue }
      if let result = message["result"] as? [String: Any] { return result }
      throw BrowserError(message: "\(method): \(message)")
    }
  }

  /// The next message: JSON, up to a zero byte.
  private func receive() throws -> [String: Any] {
    let reader = answers.fileHandleForReading.fileDescriptor
    while true {
      if let end = received.firstIndex(of: 0) {
        let message = received[..<end]
        received = received[(end + 1)...]
        return try JSONSerialization.jsonObject(with: message)
          as? [String: Any] ?? [:]
      }
      var event = pollfd(fd: reader, events: Int16(POLLIN), revents: 0)
      var block = [UInt8](repeating: 0, count: 64 * 1024)
      guard poll(&event, 1, 60_000) > 0,
        case let count = read(reader, &block, block.count), count > 0
      else { throw BrowserError(message: "it does not answer") }
      received += block[..<count]
    }
  }
}

struct BrowserError: Error {
  var message: String
}

/// How a page is looked at.
struct Look: CustomStringConvertible {
  enum Scheme: String { case light, dark }

  /// The window's width, in pixels.
  var width: Int
  var scheme: Scheme

  var description: String { "at \(width) pixels, \(scheme)" }

  static let all = [1280, 390].flatMap { width in
    [Scheme.light, .dark].map { Look(width: width, scheme: $0) }
  }
}

let searchPath = ProcessInfo.processInfo.environment["PATH"] ?? ""

/// The path of a folder that is not there yet.
func temporaryFolder() -> String {
  FileManager.default.temporaryDirectory.path + "/pages-\(UUID().uuidString)"
}
