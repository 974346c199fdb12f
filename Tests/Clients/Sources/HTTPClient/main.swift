import HTTP

let head = Array("GET /a%20b HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
let path = try Request(head: head[...]).path(in: "pages")
print(String(decoding: path, as: UTF8.self))
