import Privsep

let inForce = try Sandbox.enter(
  [.standardIO], doingWithout: [.landlock, .seccomp])
print(inForce.mechanisms.isSubset(of: [.seccomp, .landlock]))
