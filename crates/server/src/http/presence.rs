//! What sensors say, one reading or many.

use std::sync::Arc;

use app::presence::{Heard, READINGS_MOST};
use app::{App, Error, Problem};
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, ProblemBody};
use super::request::{Instant, Json, Reporter, run};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(ingest_presence))
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ReadingBody {
    room_code: String,
    sensor: String,
    at: Instant,
    /// Measured values by name: `motion`, `people`, `co2` …
    #[serde(flatten)]
    #[schema(value_type = Object)]
    values: Map<String, Value>,
}

#[derive(Deserialize, ToSchema)]
#[serde(untagged)]
enum ReadingsBody {
    Many(Vec<ReadingBody>),
    One(ReadingBody),
}

#[derive(Serialize, ToSchema)]
struct Accepted {
    accepted: usize,
}

/// Report what sensors see. All readings are kept, or none.
#[utoipa::path(post, path = "/api/v1/ingest/presence", tag = "presence",
    request_body = ReadingsBody,
    responses((status = 202, body = Accepted), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn ingest_presence(
    State(app): State<Arc<App>>,
    Reporter(caller): Reporter,
    body: Json<ReadingsBody>,
) -> Result<(StatusCode, axum::Json<Accepted>), ApiError> {
    let readings = match body.value {
        ReadingsBody::Many(readings) => readings,
        ReadingsBody::One(reading) => vec![reading],
    };
    if readings.len() > READINGS_MOST {
        let problem = Problem::TooMany {
            most: READINGS_MOST,
        };
        return Err(Error::invalid("readings", problem).into());
    }
    let heard = readings.into_iter().map(|reading| Heard {
        room_code: reading.room_code,
        sensor: reading.sensor,
        at: reading.at.0,
        values: reading.values,
    });
    let heard: Vec<_> = heard.collect();
    let accepted = run(&app, move |app| app.hear(&caller.who, heard)).await?;
    Ok((StatusCode::ACCEPTED, axum::Json(Accepted { accepted })))
}
