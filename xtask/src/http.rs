//! A small HTTP/1.1 client over one kept connection, cheap enough that it does not hide what the
//! server costs, and exact about the one thing that matters under fire: whether a request that
//! failed may have had an effect.

use serde_json::Value;
use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// One connection to one server, opened when needed.
pub(crate) struct Client {
    address: SocketAddr,
    patience: Duration,
    connection: Option<BufReader<TcpStream>>,
    /// Reused from request to request.
    buffer: Vec<u8>,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Silence {
    /// Nothing was sent: it has certainly had no effect.
    NotSent,
    /// Something was sent: it may have had its effect.
    InDoubt,
}

/// One request; `headers` are lines that end in CRLF, without those the client writes itself.
pub(crate) struct Request<'a> {
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) headers: &'a str,
    pub(crate) body: &'a [u8],
}

impl Client {
    pub(crate) fn new(address: SocketAddr, patience: Duration) -> Client {
        Client {
            address,
            patience,
            connection: None,
            buffer: Vec::new(),
        }
    }

    pub(crate) fn send(&mut self, request: &Request) -> Result<Answer, Silence> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.connect().map_err(|_| Silence::NotSent)?,
        };
        self.write_out(request);
        let answer = connection
            .get_mut()
            .write_all(&self.buffer)
            .and_then(|()| read_answer(&mut connection));
        let (answer, stays_open) = answer.map_err(|_| Silence::InDoubt)?;
        if stays_open {
            self.connection = Some(connection);
        }
        Ok(answer)
    }

    fn connect(&self) -> std::io::Result<BufReader<TcpStream>> {
        let stream = TcpStream::connect_timeout(&self.address, self.patience)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(self.patience))?;
        stream.set_write_timeout(Some(self.patience))?;
        Ok(BufReader::with_capacity(64 * 1024, stream))
    }

    fn write_out(&mut self, request: &Request) {
        let Request {
            method,
            path,
            headers,
            body,
        } = request;
        self.buffer.clear();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\n{headers}Content-Length: {}\r\n\r\n",
            self.address,
            body.len()
        );
        self.buffer.extend_from_slice(head.as_bytes());
        self.buffer.extend_from_slice(body);
    }
}

/// An answer without an end, read line by line as it comes.
pub(crate) struct Lines {
    connection: BufReader<TcpStream>,
    /// Received and not yet told.
    pending: Vec<u8>,
}

impl Lines {
    /// Asks for a live stream; `patience` is how long a line may take.
    pub(crate) fn open(
        address: SocketAddr,
        path: &str,
        headers: &str,
        patience: Duration,
    ) -> std::io::Result<Lines> {
        let mut client = Client::new(address, patience);
        let mut connection = client.connect()?;
        client.write_out(&Request {
            method: "GET",
            path,
            headers,
            body: b"",
        });
        connection.get_mut().write_all(&client.buffer)?;
        let head = read_head(&mut connection)?;
        if head.status != 200 || !head.is_chunked {
            return Err(Error::from(ErrorKind::InvalidData));
        }
        Ok(Lines {
            connection,
            pending: Vec::new(),
        })
    }

    /// The next line without its end. Lines may be spread over chunks in any way.
    pub(crate) fn next(&mut self) -> std::io::Result<String> {
        loop {
            if let Some(end) = self.pending.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = self.pending.drain(..=end).collect();
                return Ok(String::from_utf8_lossy(&line).trim_end().to_owned());
            }
            if !read_chunk(&mut self.connection, &mut self.pending)? {
                return Err(Error::from(ErrorKind::UnexpectedEof));
            }
        }
    }
}

impl Answer {
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// `null` when the body is not JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

struct Head {
    status: u16,
    length: usize,
    is_chunked: bool,
    stays_open: bool,
}

fn read_head(reader: &mut impl BufRead) -> std::io::Result<Head> {
    let mut line = String::new();
    read_line(reader, &mut line)?;
    let status = line
        .split(' ')
        .nth(1)
        .and_then(|word| word.parse().ok())
        .ok_or(ErrorKind::InvalidData)?;
    let mut head = Head {
        status,
        length: 0,
        is_chunked: false,
        stays_open: true,
    };
    loop {
        read_line(reader, &mut line)?;
        let Some((name, value)) = line.split_once(':') else {
            return Ok(head);
        };
        let value = value.trim();
        if name.eq_ignore_ascii_case("content-length") {
            head.length = value.parse().map_err(|_| ErrorKind::InvalidData)?;
        } else if name.eq_ignore_ascii_case("transfer-encoding") {
            head.is_chunked = value.eq_ignore_ascii_case("chunked");
        } else if name.eq_ignore_ascii_case("connection") {
            head.stays_open = !value.eq_ignore_ascii_case("close");
        }
    }
}

/// The answer, and whether the connection can be used again.
fn read_answer(reader: &mut impl BufRead) -> std::io::Result<(Answer, bool)> {
    let head = read_head(reader)?;
    let mut body = Vec::new();
    if head.is_chunked {
        while read_chunk(reader, &mut body)? {}
    } else {
        read_exactly(reader, head.length, &mut body)?;
    }
    let status = head.status;
    Ok((Answer { status, body }, head.stays_open))
}

/// False after the last chunk, which is empty.
fn read_chunk(reader: &mut impl BufRead, body: &mut Vec<u8>) -> std::io::Result<bool> {
    let mut line = String::new();
    read_line(reader, &mut line)?;
    let digits = line.split(';').next().unwrap_or_default().trim();
    let length = usize::from_str_radix(digits, 16).map_err(|_| ErrorKind::InvalidData)?;
    read_exactly(reader, length, body)?;
    read_line(reader, &mut line)?;
    Ok(length > 0)
}

fn read_exactly(
    reader: &mut impl BufRead,
    length: usize,
    body: &mut Vec<u8>,
) -> std::io::Result<()> {
    let before = body.len();
    let wanted = u64::try_from(length).map_err(|_| ErrorKind::InvalidData)?;
    reader.by_ref().take(wanted).read_to_end(body)?;
    if body.len() - before < length {
        return Err(Error::from(ErrorKind::UnexpectedEof));
    }
    Ok(())
}

/// Reads one line without its end.
fn read_line(reader: &mut impl BufRead, line: &mut String) -> std::io::Result<()> {
    line.clear();
    if reader.read_line(line)? == 0 {
        return Err(Error::from(ErrorKind::UnexpectedEof));
    }
    line.truncate(line.trim_end().len());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> std::io::Result<(Answer, bool)> {
        read_answer(&mut text.as_bytes())
    }

    #[test]
    fn a_body_of_known_length_is_read_to_its_end_and_no_further() {
        let (answer, stays_open) =
            read("HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1").unwrap();
        assert_eq!((answer.status, answer.body.as_slice()), (201, &b"{}"[..]));
        assert!(stays_open && answer.is_success());
    }

    #[test]
    fn chunks_are_joined() {
        let text = "HTTP/1.1 409 Conflict\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\nab\r\n3;x\r\ncde\r\n0\r\n\r\n";
        let (answer, stays_open) = read(text).unwrap();
        assert_eq!(
            (answer.status, answer.body.as_slice()),
            (409, &b"abcde"[..])
        );
        assert!(!stays_open && !answer.is_success());
    }

    #[test]
    fn a_cut_answer_is_an_error() {
        for text in [
            "",
            "HTTP/1.1 200 OK\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        ] {
            assert!(read(text).is_err(), "{text:?}");
        }
    }
}
