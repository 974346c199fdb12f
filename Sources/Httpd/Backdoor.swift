/// What a compromised worker does, given each path that it requests and the
/// descriptor of its channel to the opener, if there is one.
///
/// A compromised opener does it for each path that it is asked for, and has no
/// such channel. An honest part has no back door: this is for demonstrating a
/// break-in.
public typealias Backdoor = (_ path: [UInt8], _ opener: Int32?) -> Void

/// The back door of a part, if it has one, which is given the path of the
/// directory and the channel to the parent.
public typealias PartBackdoor = (_ folder: String, _ parent: Int32) -> Backdoor?
