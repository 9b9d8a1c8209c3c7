//! A deployment of its own for each test: two rooms, an administrator, two employees, a sensor.

use std::sync::Arc;

use app::{App, Options, SetClock, SystemChance, Who};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::response::Response;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::watch;
use tower::ServiceExt;

use crate::connection::{self, HEAD_PATIENCE};
use crate::http::live::Live;
use crate::proxy::Proxies;

/// Now, for every test: a Monday.
pub const NOW: &str = "2026-03-02T08:00:00Z";

pub struct World {
    pub app: Arc<App>,
    pub clock: Arc<SetClock>,
    router: Router,
    pub admin: String,
    pub alice: String,
    pub bob: String,
    pub sensor: String,
    pub peony: String,
    pub rose: String,
    // Removed with the world.
    _folder: TempDir,
    _running: watch::Sender<bool>,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Answer {
    /// Status and code, as refusals are compared.
    pub fn refusal(&self) -> (u16, &str) {
        (
            self.status.as_u16(),
            self.body["code"].as_str().unwrap_or("no code"),
        )
    }
}

impl World {
    /// As on the first start.
    pub async fn without_people() -> World {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("test.db").display());
        let clock = Arc::new(SetClock::new(NOW.parse().unwrap()));
        let app = App::open(&Options::new(url), clock.clone(), Arc::new(SystemChance)).unwrap();
        app.warm_up().unwrap();
        let (running, stopping) = watch::channel(false);
        let router = crate::http::router(app.clone(), Live::start(&app, stopping));
        World {
            app,
            clock,
            router,
            admin: String::new(),
            alice: String::new(),
            bob: String::new(),
            sensor: String::new(),
            peony: String::new(),
            rose: String::new(),
            _folder: folder,
            _running: running,
        }
    }

    pub async fn new() -> World {
        let mut world = World::without_people().await;
        let app = &world.app;
        let people = "login,name,email\nalice,Alice,alice@example.org\nbob,Bob,bob@example.org\n";
        app.import_people(&Who::console(), people.as_bytes(), false, &|_, _| {})
            .unwrap();
        let rooms = "code,campus,building,floor,name,capacity,kind,time_zone,features\n\
            p,North,Main,1,Peony,8,board,Europe/Lisbon,projector\n\
            r,North,Main,2,Rose,20,class,Europe/Lisbon,\n";
        app.import_rooms(&Who::console(), rooms.as_bytes(), false, &|_, _| {})
            .unwrap();
        for login in ["alice", "bob", "admin"] {
            app.set_password(&Who::console(), login, "correct horse")
                .ok();
        }
        app.create_administrator(&Who::console(), "admin", "Ada", Some("correct horse"))
            .unwrap();
        world.admin = world.sign_in("admin").await;
        world.alice = world.sign_in("alice").await;
        world.bob = world.sign_in("bob").await;
        let key = world.post(
            "/api/v1/api-keys",
            &world.admin,
            json!({"name": "s", "role": "sensor"}),
        );
        world.sensor = key.await.body["token"].as_str().unwrap().to_owned();
        let rooms = world.get("/api/v1/rooms", &world.alice).await.body;
        world.peony = rooms["items"][0]["id"].as_str().unwrap().to_owned();
        world.rose = rooms["items"][1]["id"].as_str().unwrap().to_owned();
        world
    }

    async fn sign_in(&self, login: &str) -> String {
        let body = json!({"login": login, "password": "correct horse"});
        let answer = self.post("/api/v1/sessions", "", body).await;
        answer.body["token"]
            .as_str()
            .unwrap_or_else(|| panic!("{}", answer.body))
            .to_owned()
    }

    pub async fn get(&self, path: &str, token: &str) -> Answer {
        self.call(Method::GET, path, token, None, &[]).await
    }

    pub async fn post(&self, path: &str, token: &str, body: Value) -> Answer {
        self.call(
            Method::POST,
            path,
            token,
            Some(body.to_string().into_bytes()),
            &[],
        )
        .await
    }

    pub async fn patch(&self, path: &str, token: &str, body: Value) -> Answer {
        self.call(
            Method::PATCH,
            path,
            token,
            Some(body.to_string().into_bytes()),
            &[],
        )
        .await
    }

    pub async fn call(
        &self,
        method: Method,
        path: &str,
        token: &str,
        body: Option<Vec<u8>>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if let Some(body) = &body {
            request = request.header(header::CONTENT_LENGTH, body.len());
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.unwrap_or_default())).unwrap();
        read(self.send(request).await).await
    }

    pub async fn send(&self, request: Request<Body>) -> Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// Answers on a real connection, believing these proxies.
    pub async fn listen(&self, proxies: Proxies) -> std::net::SocketAddr {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = self.router.clone().layer(axum::Extension(proxies));
        let server = connection::answer(listener, router, HEAD_PATIENCE, std::future::pending());
        crate::tasks::spawn("test", server);
        address
    }

    /// Books Peony on 3 March for alice.
    pub async fn book(&self, start: &str, end: &str) -> Answer {
        self.post("/api/v1/meetings", &self.alice, self.wish(start, end))
            .await
    }

    pub fn wish(&self, start: &str, end: &str) -> Value {
        json!({
            "subject": "Sync",
            "start": format!("2026-03-03T{start}:00Z"),
            "end": format!("2026-03-03T{end}:00Z"),
            "roomIds": [self.peony],
        })
    }

    /// How far the log has grown: what changes something moves it.
    pub fn log_position(&self) -> String {
        let last = self
            .app
            .events_after(app::Position::default(), 100_000)
            .unwrap();
        last.last()
            .map(|line| line.position.to_string())
            .unwrap_or_default()
    }
}

pub async fn read(response: Response) -> Answer {
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, 64 * 1024 * 1024).await.unwrap();
    // What is no JSON is text all the same, such as a table: tests look for words in it.
    let text = || match String::from_utf8(bytes.to_vec()) {
        Ok(text) if !text.is_empty() => Value::String(text),
        _ => Value::Null,
    };
    let body = serde_json::from_slice(&bytes).unwrap_or_else(|_| text());
    Answer {
        status: parts.status,
        headers: parts.headers,
        body,
    }
}
