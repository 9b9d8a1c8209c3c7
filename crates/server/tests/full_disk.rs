//! A disk for files that is full: what does not fit is refused and leaves nothing behind, what fits
//! is taken, and once there is room again, so is the rest. Against the program as it is delivered.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_smart-meeting");

/// Bytes one file may have for the server of the test, by its operating system.
const FILE_MOST: usize = 8 * 1024 * 1024;
/// Bytes of the small disk.
const DISK: usize = 1024 * 1024;

/// A server whose files may not grow beyond `FILE_MOST`.
struct Server {
    child: Child,
    /// Kept, so that it may go on telling.
    _told: BufReader<ChildStdout>,
    address: SocketAddr,
    token: String,
    meeting: String,
}

impl Server {
    fn start(data: &Path) -> Server {
        run(
            data,
            &[
                "admin",
                "create",
                "--login",
                "ada",
                "--name",
                "Ada",
                "--password-stdin",
            ],
            "correct horse\n",
        );
        let rooms = data.join("rooms.csv");
        let table = "code,campus,building,floor,name,capacity,kind,time_zone\n\
            p,North,Main,1,Peony,8,board,UTC\n";
        std::fs::write(&rooms, table).unwrap();
        run(data, &["import", "rooms", rooms.to_str().unwrap()], "");
        // A shell counts in blocks of 512 bytes. What writes beyond is told so, and not killed.
        let limited = format!(
            "trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"",
            FILE_MOST / 512
        );
        let mut child = Command::new("sh")
            .args([
                "-c",
                &limited,
                PROGRAM,
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--data",
            ])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut told = BufReader::new(child.stdout.take().unwrap());
        let mut greeting = String::new();
        told.read_line(&mut greeting).unwrap();
        let (_, address) = greeting.trim().split_once("http://").unwrap();
        let mut server = Server {
            address: address.parse().unwrap(),
            child,
            _told: told,
            token: String::new(),
            meeting: String::new(),
        };
        let me = json!({"login": "ada", "password": "correct horse"});
        let signed_in = server.post("/api/v1/sessions", &me);
        server.token = signed_in["token"].as_str().unwrap().to_owned();
        let rooms = server.ask("GET", "/api/v1/rooms", &[]).1;
        let from = tomorrow(&server);
        let until = from.checked_add(SignedDuration::from_hours(1)).unwrap();
        let wish = json!({"subject": "Files", "start": from, "end": until,
            "roomIds": [rooms["items"][0]["id"]]});
        let booked = server.post("/api/v1/meetings", &wish);
        server.meeting = booked["id"].as_str().unwrap().to_owned();
        server
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        let (status, body) = self.ask("POST", path, body.to_string().as_bytes());
        assert_eq!(status, 201, "{path}: {body}");
        body
    }

    fn ask(&self, method: &str, path: &str, body: &[u8]) -> (u16, Value) {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\
             Authorization: Bearer {}\r\nContent-Length: {}\r\n\r\n",
            self.token,
            body.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let status = answer[9..12].parse().unwrap();
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        (status, serde_json::from_str(body).unwrap_or(Value::Null))
    }

    fn upload(&self, name: &str, bytes: usize) -> (u16, Value) {
        let path = format!("/api/v1/meetings/{}/attachments?name={name}", self.meeting);
        let content: Vec<u8> = name.bytes().cycle().take(bytes).collect();
        self.ask("POST", &path, &content)
    }

    fn names(&self) -> Vec<String> {
        let path = format!("/api/v1/meetings/{}/attachments", self.meeting);
        let list = self.ask("GET", &path, &[]).1;
        let items = list["items"].as_array().unwrap().iter();
        items
            .map(|item| item["name"].as_str().unwrap().to_owned())
            .collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A server that has ended already has nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A disk in memory over a folder, where we may mount one.
struct Disk(PathBuf);

impl Disk {
    fn over(folder: &Path) -> Option<Disk> {
        std::fs::create_dir_all(folder).unwrap();
        let size = format!("size={DISK}");
        let mut mount = Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", &size, "tmpfs"])
            .arg(folder);
        succeeds(&mut mount).then(|| Disk(folder.to_owned()))
    }

    fn grow(&self) {
        let size = format!("remount,size={}", 4 * DISK);
        let mut mount = Command::new("mount");
        assert!(succeeds(mount.args(["-o", &size]).arg(&self.0)));
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        succeeds(Command::new("umount").arg("-l").arg(&self.0));
    }
}

fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

fn run(data: &Path, args: &[&str], input: &str) {
    let mut child = Command::new(PROGRAM)
        .args(args)
        .arg("--data")
        .arg(data)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    assert!(child.wait().unwrap().success(), "{args:?}");
}

/// By the clock of the server.
fn tomorrow(server: &Server) -> Timestamp {
    let log = server
        .ask("GET", "/api/v1/audit?kind=session.opened&limit=1", &[])
        .1;
    let now: Timestamp = log["items"][0]["at"].as_str().unwrap().parse().unwrap();
    let hour = now.as_second() / 3_600 + 24;
    Timestamp::from_second(hour * 3_600).unwrap()
}

/// Contents, whole or half.
fn contents(files: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(files) else {
        return 0;
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .map(|path| if path.is_dir() { contents(&path) } else { 1 })
        .sum()
}

#[test]
fn a_file_beyond_what_may_be_written_is_refused_and_leaves_nothing() {
    let data = TempDir::new().unwrap();
    let server = Server::start(data.path());
    let (status, refused) = server.upload("large", FILE_MOST + 1024);
    assert_eq!((status, &refused["code"]), (507, &json!("storage_full")));
    assert!(
        refused["detail"]
            .as_str()
            .is_some_and(|text| text.len() > 20)
    );
    assert_eq!(contents(&data.path().join("files")), 0);
    assert_eq!(server.names(), [""; 0]);
    assert_eq!(server.upload("small", 1024).0, 201);
    assert_eq!(server.names(), ["small"]);
}

#[test]
fn a_full_disk_refuses_files_until_there_is_room_again() {
    let data = TempDir::new().unwrap();
    let files = data.path().join("files");
    // Where nothing can be mounted, the other test says as much.
    let Some(disk) = Disk::over(&files) else {
        return;
    };
    let server = Server::start(data.path());
    assert_eq!(server.upload("first", DISK / 2).0, 201);
    let (status, refused) = server.upload("second", DISK);
    assert_eq!((status, &refused["code"]), (507, &json!("storage_full")));
    assert_eq!(contents(&files), 1, "nothing half is left");
    assert_eq!(server.upload("third", 1024).0, 201, "what fits is taken");
    disk.grow();
    assert_eq!(server.upload("second", DISK).0, 201);
    assert_eq!(server.names(), ["first", "third", "second"]);
    drop(server);
    drop(disk);
}
