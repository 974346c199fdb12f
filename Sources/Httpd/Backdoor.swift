/// What a compromised worker does, given each path that it requests and the
/// descriptor of its channel to the opener, if there is one.
///
/// An honest worker has no back door: this is for demonstrating a break-in.
public typealias Backdoor = (_ path: [UInt8], _ opener: Int32?) -> Void
