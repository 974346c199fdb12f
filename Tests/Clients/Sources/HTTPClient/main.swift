import HTTP

let head = Array("GET /a%20b HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
print(try Request(head: head[...]).path(in: "pages"))
