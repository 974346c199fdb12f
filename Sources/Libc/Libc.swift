// The C library of the system, whichever it is, and what Swift can't see of it.
@_exported import CShims

#if canImport(Darwin)
  @_exported import Darwin
#elseif canImport(Musl)
  @_exported import Musl
#else
  @_exported import Glibc
#endif
