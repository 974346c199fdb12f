import Libc
import Unix

/// Opens a regular file beneath a folder, for reading.
///
/// The path is one name or several, with a slash between each two. A
/// name may hold any bytes but a slash and a NUL, and is not empty, `.`
/// or `..`. Does not follow symbolic links, and does not wait. Returns
/// nil, and leaves nothing open, if there is no such file or the path
/// is none. The descriptor is closed on exec, and nothing is left open
/// besides.
func openFile(
  _ path: String, beneath folder: borrowing Descriptor
) -> Descriptor? {
  // TODO: open one name of the path at a time.
  nil
}
