//! A message as mail: the same words as text and as HTML, the invitation between them where
//! calendars look for it, and once more as a file for those that only look at attachments
//! (RFC 6047, section 2.4). Nothing that came from people can add a header or turn the line about.

use std::time::{Duration, UNIX_EPOCH};

use domain::text::is_hidden;
use lettre::address::Envelope;
use lettre::message::header::{
    ContentDisposition, ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue,
};
use lettre::message::{Mailbox as LettreMailbox, MessageBuilder, MultiPart, SinglePart};
use lettre::{Address, Message as Mail};

use super::{Calendar, File, Mailbox, Message, Undelivered};

/// Longest subject in characters; what is beyond is cut with an ellipsis.
const SUBJECT_MOST: usize = 200;

/// The mail, with the addresses it goes from and to.
pub(super) fn written(message: &Message) -> Result<(Envelope, Vec<u8>), Undelivered> {
    let (from, to) = (mailbox(&message.from)?, mailbox(&message.to)?);
    let envelope = Envelope::new(Some(from.email.clone()), vec![to.email.clone()])
        .map_err(|error| Undelivered::NotAnAddress(error.to_string()))?;
    let seconds = u64::try_from(message.date.as_second()).unwrap_or_default();
    let mut mail: MessageBuilder = Mail::builder()
        .message_id(Some(format!("<{}>", plain(&message.message_id))))
        .date(UNIX_EPOCH + Duration::from_secs(seconds))
        .from(from)
        .to(to)
        .subject(shown(&message.subject, SUBJECT_MOST))
        // Out-of-office assistants must not answer (RFC 3834, section 5).
        .header(AutoSubmitted)
        .header(ContentLanguage(plain(&message.language)));
    if let Some(reply_to) = &message.reply_to
        && let Ok(reply_to) = mailbox(reply_to)
    {
        mail = mail.reply_to(reply_to);
    }
    let mut words = MultiPart::alternative()
        .singlepart(SinglePart::plain(message.text.clone()))
        .singlepart(SinglePart::html(message.html.clone()));
    if let Some(calendar) = &message.calendar {
        words = words.singlepart(calendar_part(calendar));
    }
    let invitation = message.calendar.iter().map(calendar_file);
    let mut beside = invitation.chain(message.files.iter().map(file)).peekable();
    let whole = match beside.peek() {
        None => words,
        Some(_) => beside.fold(MultiPart::mixed().multipart(words), MultiPart::singlepart),
    };
    let mail = mail
        .multipart(whole)
        .map_err(|error| Undelivered::NotAnAddress(error.to_string()))?;
    Ok((envelope, mail.formatted()))
}

fn calendar_part(calendar: &Calendar) -> SinglePart {
    SinglePart::builder()
        .header(calendar_type(calendar))
        .header(ContentTransferEncoding::Base64)
        .body(calendar.text.clone())
}

fn calendar_file(calendar: &Calendar) -> SinglePart {
    SinglePart::builder()
        .header(attachment_type())
        .header(ContentDisposition::attachment("invite.ics"))
        .header(ContentTransferEncoding::Base64)
        .body(calendar.text.clone())
}

fn file(file: &File) -> SinglePart {
    let kind = ContentType::parse(file.media_type);
    let kind = kind.unwrap_or(ContentType::TEXT_PLAIN);
    SinglePart::builder()
        .header(kind)
        .header(ContentDisposition::attachment(&shown(&file.name, 100)))
        .header(ContentTransferEncoding::Base64)
        .body(file.bytes.clone())
}

fn calendar_type(calendar: &Calendar) -> ContentType {
    let text = format!(
        "text/calendar; charset=utf-8; method={}",
        calendar.method.as_str()
    );
    ContentType::parse(&text).unwrap_or(ContentType::TEXT_PLAIN)
}

/// Not `text/calendar`: a second part of that type makes some programs show the meeting twice.
fn attachment_type() -> ContentType {
    ContentType::parse("application/ics; name=\"invite.ics\"").unwrap_or(ContentType::TEXT_PLAIN)
}

fn mailbox(mailbox: &Mailbox) -> Result<LettreMailbox, Undelivered> {
    let address: Address = mailbox
        .address
        .parse()
        .map_err(|_| Undelivered::NotAnAddress(plain(&mailbox.address)))?;
    let name = mailbox.name.as_deref().map(|name| shown(name, 100));
    Ok(LettreMailbox::new(
        name.filter(|name| !name.is_empty()),
        address,
    ))
}

/// One line that cannot hide anything: no control characters, nothing that turns the direction of
/// what follows, and no more than so many characters.
pub fn shown(text: &str, most: usize) -> String {
    let line: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !is_hidden(*c))
        .collect();
    let line = line.split(' ').filter(|word| !word.is_empty());
    let line = line.collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let kept: String = line.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Visible ASCII only.
fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_graphic).collect()
}

#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[derive(Clone)]
struct ContentLanguage(String);

impl Header for ContentLanguage {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Language")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(ContentLanguage(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(subject: &str) -> Message {
        Message {
            message_id: "one@example.org".to_owned(),
            date: "2026-03-02T08:00:00Z".parse().unwrap(),
            from: Mailbox {
                name: Some("Rooms".to_owned()),
                address: "rooms@example.org".to_owned(),
            },
            to: Mailbox {
                name: Some("Bob\r\nBcc: all@example.org".to_owned()),
                address: "bob@example.org".to_owned(),
            },
            reply_to: None,
            subject: subject.to_owned(),
            text: "Words".to_owned(),
            html: "<p>Words".to_owned(),
            language: "en\r\nX: y".to_owned(),
            calendar: None,
            files: Vec::new(),
        }
    }

    fn headers(message: &Message) -> String {
        let (_, bytes) = written(message).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        text.split("\r\n\r\n").next().unwrap().to_owned()
    }

    #[test]
    fn no_text_of_people_adds_a_header() {
        let headers = headers(&message("Hello\r\nBcc: all@example.org\r\n\r\n<script>"));
        let names: Vec<_> = headers
            .split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
            .filter_map(|line| line.split_once(':').map(|(name, _)| name))
            .collect();
        assert!(!names.contains(&"Bcc"), "{headers}");
        assert!(!names.contains(&"X"), "{headers}");
    }

    #[test]
    fn a_subject_is_one_bounded_line_in_its_own_direction() {
        assert_eq!(shown("a\r\nb\u{202E}c\u{0}\td", 9), "a bc d");
        let long = shown(&"长".repeat(10_000), SUBJECT_MOST);
        assert_eq!(long.chars().count(), SUBJECT_MOST);
        assert!(
            headers(&message(&"🎉".repeat(10_000)))
                .split("\r\n")
                .all(|line| line.len() <= 998)
        );
    }

    #[test]
    fn an_address_that_cannot_be_is_refused_for_good() {
        for address in [
            "",
            "bob",
            "bob@",
            "bob@exa mple.org",
            "a@b\r\nRCPT TO:<c@d>",
        ] {
            let mut bad = message("x");
            bad.to.address = address.to_owned();
            let refused = written(&bad).unwrap_err();
            assert!(refused.is_final(), "{address}: {refused}");
        }
    }
}
