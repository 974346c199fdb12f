import Libc

/// The descriptors that this process has open.
public func openDescriptors() -> Set<Int32> {
  Set((0..<getdtablesize()).filter { isOpen($0) })
}
