import Privsep

struct NoPromise: Error {}

/// The promise of a name, with a directory after a colon.
func promise(_ word: String) throws -> Promise {
  let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
  switch parts[0] {
  case "standardIO": return .standardIO
  case "manageDescriptors": return .manageDescriptors
  case "sendFiles": return .sendFiles
  case "receiveDescriptors": return .receiveDescriptors
  case "sendDescriptors": return .sendDescriptors
  case "acceptConnections": return .acceptConnections
  case "inspectSockets": return .inspectSockets
  case "threads": return .threads
  case "read": return .read([parts[1]])
  case "startPrograms": return .startPrograms([parts[1]])
  default: throw NoPromise()
  }
}
