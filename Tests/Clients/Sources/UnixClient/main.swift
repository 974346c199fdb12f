import Unix

if let child = try Child.fork() {
  print(try child.wait())
}
