import Privsep

let inForce = try Sandbox.enter(
  [.standardIO], doingWithout: [.landlock, .seccomp])
print(inForce.hasFilter || inForce.gaps.contains("system calls"))
