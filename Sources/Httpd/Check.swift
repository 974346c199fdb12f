import Unix

/// Throws the error of errno(3), under the name `call`, if `result` is -1, and
/// otherwise returns `result`.
@discardableResult
public func check<Number: SignedInteger>(
  _ call: String, _ result: Number
) throws(SystemError) -> Number {
  if result == -1 { throw SystemError(call) }
  return result
}
