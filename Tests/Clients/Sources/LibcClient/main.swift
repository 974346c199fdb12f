import Libc

print(getpid() == getppid(), isOpen(1))
