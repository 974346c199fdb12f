import Libc
import Foundation
import TestSupport
import Testing

@testable import Literate

/// Chromium without a window, told what to do over a socketpair.
///
/// Each call waits for its answer, so tests with a browser are on threads of
/// their own.
///
/// Source: <https://chromedevtools.github.io/devtools-protocol/>
final class Browser {
  /// Where it is installed, by one of its names.
  static let path = ["chromium", "chromium-browser", "google-chrome"].lazy
    .compactMap { Toolchain.find($0) }.first

  private let process = Process()
  private let connection: Int32
  private let profile = TemporaryDirectory()
  private let ended = DispatchSemaphore(value: 0)
  private var received = Data()
  private var lastCall = 0
  private var session: String?
  /// What is shown in the place of a server on this machine.
  private var site: TemporaryDirectory?

  init(at path: String) throws {
    // A socket, not pipes: to write to a browser that is gone must not end the
    // tests by SIGPIPE.
    var ends: [Int32] = [-1, -1]
    try #require(socketpair(AF_UNIX, streamSocket, 0, &ends) == 0)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    connection = ends[0]
    let its = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    process.executableURL = URL(filePath: "/bin/sh")
    // It listens on descriptor 3 and answers on descriptor 4.
    process.arguments = [
      "-c", #"exec "$@" 3<&0 4>&0 </dev/null >/dev/null 2>&1"#, "sh", path,
      "--headless", "--remote-debugging-pipe",
      "--user-data-dir=\(profile.path)",
      // It is shown nothing but pages of this machine, and its sandbox is not
      // to be had by root, nor in some containers.
      "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--no-first-run", "--disable-background-networking",
    ]
    process.environment = ["HOME": profile.path, "PATH": Toolchain.searchPath]
    process.standardInput = its
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
    try its.close()
    let target = try call("Target.createTarget", ["url": "about:blank"])
    let attached = try call(
      "Target.attachToTarget",
      ["targetId": target["targetId"] ?? "", "flatten": true])
    session = attached["sessionId"] as? String
  }

  deinit {
    defer { close(connection) }
    guard process.isRunning else { return }
    try? send("Browser.close")
    if ended.wait(timeout: .now() + 10) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
    }
  }

  /// Opens a page in a window of a width, in pixels, and waits until it is
  /// loaded, with its pictures.
  func open(_ address: String, width: Int) throws {
    try resize(to: width)
    _ = try call("Page.enable", [:])
    try send("Page.navigate", ["url": address])
    while try receive()["method"] as? String != "Page.loadEventFired" {}
  }

  /// Makes the window, and the page in it, as wide as so many pixels.
  func resize(to width: Int) throws {
    _ = try call(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": width, "height": 900, "deviceScaleFactor": 1,
        "mobile": width < 500,
      ])
  }

  /// Lets the page know that a scheme of colours is preferred: light or dark.
  func prefer(_ scheme: String) throws {
    let feature = ["name": "prefers-color-scheme", "value": scheme]
    _ = try call("Emulation.setEmulatedMedia", ["features": [feature]])
  }

  /// Keeps the scripts of pages that are opened from now on from running.
  func forbidScripts() throws {
    _ = try call("Emulation.setScriptExecutionDisabled", ["value": true])
  }

  /// What a script on the page comes to: a promise is waited for.
  func evaluate<Value>(
    _ script: String, as: Value.Type
  ) throws -> Value {
    let answer = try call(
      "Runtime.evaluate",
      ["expression": script, "awaitPromise": true, "returnByValue": true])
    let result = answer["result"] as? [String: Any]
    guard let value = result?["value"] as? Value else {
      throw BrowserError(message: "\(answer)")
    }
    return value
  }

  /// Waits up to 20 seconds until a script's value is true.
  func wait(until script: String) throws {
    let holds = try evaluate(
      """
      (async () => {
        const begin = Date.now()
        while (!(\(script)) && Date.now() - begin < 20000)
          await new Promise((done) => setTimeout(done, 10))
        return \(script)
      })()
      """, as: Bool.self)
    if !holds { throw BrowserError(message: "it never holds: \(script)") }
  }

  /// Shows the files of a directory wherever a page on localhost is asked for.
  func serve(_ directory: TemporaryDirectory) throws {
    site = directory
    let patterns = [["urlPattern": Site.address + "*"]]
    _ = try call("Fetch.enable", ["patterns": patterns])
  }

  private func answer(_ event: [String: Any]) throws {
    let parameters = event["params"] as? [String: Any] ?? [:]
    let request = parameters["request"] as? [String: Any] ?? [:]
    let file = Site.file(
      at: request["url"] as? String ?? "", in: site?.path ?? "")
    try send(
      "Fetch.fulfillRequest",
      [
        "requestId": parameters["requestId"] ?? "",
        "responseCode": file == nil ? 404 : 200,
        "responseHeaders": [
          ["name": "Content-Type", "value": file?.0 ?? "text/plain"]
        ],
        "body": file?.1.base64EncodedString() ?? "",
      ])
  }

  private func call(
    _ method: String, _ parameters: [String: Any]
  ) throws -> [String: Any] {
    try send(method, parameters)
    let id = lastCall
    while true {
      let message = try receive()
      guard message["id"] as? Int == id else { continue }
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
    var left = try JSONSerialization.data(withJSONObject: request) + [0]
    while !left.isEmpty {
      let count = left.withUnsafeBytes {
        Foundation.send(connection, $0.baseAddress, $0.count, noSignal)
      }
      guard count > 0 else { throw BrowserError(message: "it is gone") }
      left.removeFirst(count)
    }
  }

  /// The next message; before that, files are given to pages that ask for some.
  private func receive() throws -> [String: Any] {
    while true {
      let message = try next()
      if message["method"] as? String != "Fetch.requestPaused" {
        return message
      }
      try answer(message)
    }
  }

  /// The next message: JSON, up to a zero byte.
  private func next() throws -> [String: Any] {
    while true {
      if let end = received.firstIndex(of: 0) {
        let message = received[..<end]
        received = received[(end + 1)...]
        return try JSONSerialization.jsonObject(with: message)
          as? [String: Any] ?? [:]
      }
      var block = [UInt8](repeating: 0, count: 64 * 1024)
      guard TestSupport.wait(for: connection),
        case let count = recv(connection, &block, block.count, 0), count > 0
      else { throw BrowserError(message: "it does not answer") }
      received += block[..<count]
    }
  }
}

struct BrowserError: Error {
  var message: String
}

#if canImport(Darwin)
  private let noSignal: Int32 = 0
#else
  private let noSignal = Int32(MSG_NOSIGNAL)
#endif
