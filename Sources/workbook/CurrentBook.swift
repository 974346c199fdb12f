import Foundation
import Literate

/// The book around the current folder.
func currentBook() throws(Problem) -> Book {
  try Book.around(FileManager.default.currentDirectoryPath)
}

/// Where the book's programs are compiled and run.
func workshop(
  for book: Book, memory: Workshop.Memory
) throws(Problem) -> Workshop {
  try Workshop(
    book: book, toolchain: Toolchain(),
    folder: book.root + "/.build/workbook", memory: memory)
}
