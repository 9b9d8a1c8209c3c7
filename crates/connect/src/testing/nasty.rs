//! A mail server with bad manners, on a port of loopback, one connection after the other.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::messenger::{Security, SmtpSettings};

/// What it does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Manner {
    /// Takes the connection and never says a word.
    Silent,
    /// Greets, then closes.
    HangsUp,
    /// Greets with 421: the whole server is closed.
    Closed,
    /// Says 451 to every recipient.
    Greylists,
    /// Says 550 to every recipient.
    KnowsNobody,
    /// Takes all of the message and then says 554.
    RefusesContent,
    /// Speaks something else than SMTP.
    Babbles,
    /// Takes all of the message and closes instead of saying so.
    ForgetsToAnswer,
}

/// Runs until it is dropped.
pub struct Nasty {
    address: SocketAddr,
    thread: Option<JoinHandle<()>>,
}

impl Nasty {
    pub fn start(manner: Manner) -> Nasty {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let address = listener.local_addr().expect("its number");
        let thread = std::thread::spawn(move || {
            let mut silent = Vec::new();
            for connection in listener.incoming() {
                let Ok(mut connection) = connection else {
                    continue;
                };
                let mut first = [0];
                // Whoever drops this server says goodbye by a single byte.
                let peeked = connection.set_read_timeout(Some(Duration::from_millis(20)));
                if peeked.is_ok() && connection.peek(&mut first).is_ok() && first == [4] {
                    return;
                }
                connection.set_read_timeout(None).ok();
                if manner == Manner::Silent {
                    silent.push(connection);
                } else {
                    // A client that goes away is what is provoked here.
                    speak(manner, &mut connection).ok();
                }
            }
        });
        Nasty {
            address,
            thread: Some(thread),
        }
    }

    pub fn settings(&self) -> SmtpSettings {
        SmtpSettings {
            host: self.address.ip().to_string(),
            port: self.address.port(),
            security: Security::Plain,
            credentials: None,
            authority: None,
            hello: Some("rooms.example.org".to_owned()),
            patience: Duration::from_millis(300),
        }
    }
}

impl Drop for Nasty {
    fn drop(&mut self) {
        let goodbye = TcpStream::connect(self.address).and_then(|mut door| door.write_all(&[4]));
        if let (Ok(()), Some(thread)) = (goodbye, self.thread.take()) {
            thread.join().ok();
        }
    }
}

fn speak(manner: Manner, connection: &mut TcpStream) -> std::io::Result<()> {
    let mut lines = BufReader::new(connection.try_clone()?).lines();
    let mut say = |text: &str| connection.write_all(format!("{text}\r\n").as_bytes());
    match manner {
        Manner::Closed => return say("421 closed for today"),
        Manner::Babbles => return say("HTTP/1.1 400 Bad Request\r\n\r\n<html>"),
        _ => say("220 nasty ESMTP")?,
    }
    if manner == Manner::HangsUp {
        return Ok(());
    }
    while let Some(line) = lines.next().transpose()? {
        let command = line.to_ascii_uppercase();
        match command.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => say("250-nasty\r\n250-8BITMIME\r\n250 SMTPUTF8")?,
            "RCPT" if manner == Manner::Greylists => say("451 4.7.1 come back later")?,
            "RCPT" if manner == Manner::KnowsNobody => say("550 5.1.1 nobody here")?,
            "DATA" => {
                say("354 go on")?;
                for line in lines.by_ref() {
                    if line? == "." {
                        break;
                    }
                }
                match manner {
                    Manner::ForgetsToAnswer => return Ok(()),
                    Manner::RefusesContent => say("554 5.6.0 I do not like it")?,
                    _ => say("250 taken")?,
                }
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 fine")?,
        }
    }
    Ok(())
}
