//! Delegates, and the answer to 'what may this person do here, and why?'.

use std::sync::Arc;

use app::App;
use app::access::delegation::NewDelegation;
use app::access::rights::{Explanation, RoomAccess};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{Delegation, Entry, Permission, Powers};
use domain::id::{DelegationId, PersonId, PlaceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::grant::{self, GrantView, Names};
use super::problem::{ApiError, Malformed, ProblemBody, Sort};
use super::request::{Caller, Id, IdempotencyKey, Instant, Json, Page, Query, created, made, run};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_delegations, create_delegation))
        .routes(routes!(delete_delegation))
        .routes(routes!(get_rights))
        .routes(routes!(get_my_rights))
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DelegationView {
    #[schema(value_type = String)]
    id: DelegationId,
    /// In whose name.
    #[schema(value_type = String)]
    person_id: PersonId,
    /// Who acts.
    #[schema(value_type = String)]
    delegate_id: PersonId,
    /// `books`, `seesPrivate`, `manages`, `getsCopies`.
    #[schema(value_type = Object)]
    powers: Powers,
    #[schema(value_type = Option<String>, format = DateTime)]
    from: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
}

impl From<&Delegation> for DelegationView {
    fn from(given: &Delegation) -> DelegationView {
        DelegationView {
            id: given.id,
            person_id: given.person,
            delegate_id: given.delegate,
            powers: given.powers,
            from: given.from,
            until: given.until,
        }
    }
}

/// Whom somebody lets act for them, and whom they act for. There are few, so this list has one page.
#[utoipa::path(get, path = "/api/v1/delegations", tag = "access",
    params(("personId" = Option<String>, Query, description = "Oneself when absent")),
    responses((status = 200, body = Page<DelegationView>), (status = 403, body = ProblemBody)))]
async fn list_delegations(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<DelegationView>>, ApiError> {
    let person = query.optional("personId", Sort::Id)?;
    let given = run(&app, move |app| app.delegations(&caller.who, person)).await?;
    Ok(axum::Json(Page {
        items: given.iter().map(DelegationView::from).collect(),
        next_cursor: None,
    }))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NewDelegationBody {
    /// In whose name; oneself when absent, others need `person.manage`.
    #[schema(value_type = Option<String>)]
    person_id: Option<PersonId>,
    #[schema(value_type = String)]
    delegate_id: PersonId,
    /// `books`, `seesPrivate`, `manages`, `getsCopies`; one at least.
    #[schema(value_type = Object)]
    powers: Powers,
    from: Option<Instant>,
    until: Option<Instant>,
}

/// Let somebody act in one's name.
#[utoipa::path(post, path = "/api/v1/delegations", tag = "access",
    request_body = NewDelegationBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = DelegationView), (status = 403, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn create_delegation(
    State(app): State<Arc<App>>,
    caller: Caller,
    key: IdempotencyKey,
    body: Json<NewDelegationBody>,
) -> Result<Response, ApiError> {
    let once = key.once(&body.raw, |given: &Delegation| {
        made(1, &DelegationView::from(given))
    });
    let wanted = NewDelegation {
        person: body.value.person_id,
        delegate: body.value.delegate_id,
        powers: body.value.powers,
        from: body.value.from.map(|at| at.0),
        until: body.value.until.map(|at| at.0),
    };
    let answer = run(&app, move |app| {
        app.give_delegation(&caller.who, wanted, once)
    })
    .await?;
    Ok(created(answer, |given| (1, DelegationView::from(&given))))
}

/// End it: whoever gave it, or the delegate.
#[utoipa::path(delete, path = "/api/v1/delegations/{id}", tag = "access",
    params(("id" = String, Path)),
    responses((status = 204), (status = 404, body = ProblemBody)))]
async fn delete_delegation(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<DelegationId>,
) -> Result<StatusCode, ApiError> {
    run(&app, move |app| app.revoke_delegation(&caller.who, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What somebody may do at a place, or everywhere, and why.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RightsView {
    #[schema(value_type = String)]
    person_id: PersonId,
    #[schema(value_type = Option<String>)]
    place_id: Option<PlaceId>,
    rights: Vec<RightView>,
    /// Of a place: what its own rules say beside the grants.
    room: Option<RoomAccessView>,
}

#[derive(Serialize, ToSchema)]
struct RightView {
    #[schema(value_type = String, example = "meeting.book")]
    permission: Permission,
    /// At the place, or without one: everywhere.
    allowed: bool,
    /// The grants that say so; without a place also those that say so somewhere.
    by: Vec<GrantView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RoomAccessView {
    /// Whether it is there for the person at all.
    sees: bool,
    /// `shut`, `requests`, `books` or `approves`.
    #[schema(value_type = String)]
    entry: Entry,
    /// The place that set `whoSees`; absent when nobody did.
    #[schema(value_type = Option<String>)]
    who_sees_set_at: Option<PlaceId>,
    /// The place that set `whoBooks`; absent when nobody did.
    #[schema(value_type = Option<String>)]
    who_books_set_at: Option<PlaceId>,
}

impl From<&RoomAccess> for RoomAccessView {
    fn from(room: &RoomAccess) -> RoomAccessView {
        RoomAccessView {
            sees: room.sees,
            entry: room.entry,
            who_sees_set_at: room.who_sees_set_at,
            who_books_set_at: room.who_books_set_at,
        }
    }
}

fn rights(told: &Explanation, names: &Names) -> RightsView {
    let right = |right: &app::access::rights::Right| RightView {
        permission: right.permission,
        allowed: right.allowed,
        by: right
            .by
            .iter()
            .map(|one| grant::grant(one, names))
            .collect(),
    };
    RightsView {
        person_id: told.person,
        place_id: told.place,
        rights: told.rights.iter().map(right).collect(),
        room: told.room.as_ref().map(RoomAccessView::from),
    }
}

/// What somebody may do here, and which grants say so. Everybody may ask about themselves.
#[utoipa::path(get, path = "/api/v1/people/{id}/rights", tag = "access",
    params(("id" = String, Path),
        ("permission" = Option<String>, Query, description = "Only this; all when absent"),
        ("place" = Option<String>, Query, description = "Everywhere when absent")),
    responses((status = 200, body = RightsView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn get_rights(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<PersonId>,
    query: Query,
) -> Result<axum::Json<RightsView>, ApiError> {
    explain(&app, caller, id, &query).await
}

/// What one may do here oneself, and which grants say so.
#[utoipa::path(get, path = "/api/v1/me/rights", tag = "access",
    params(("permission" = Option<String>, Query, description = "Only this; all when absent"),
        ("place" = Option<String>, Query, description = "Everywhere when absent")),
    responses((status = 200, body = RightsView), (status = 401, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn get_my_rights(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<RightsView>, ApiError> {
    let me = caller.who.caller.person();
    let me = me.ok_or_else(|| ApiError::new("not_signed_in"))?;
    explain(&app, caller, me, &query).await
}

async fn explain(
    app: &Arc<App>,
    caller: Caller,
    person: PersonId,
    query: &Query,
) -> Result<axum::Json<RightsView>, ApiError> {
    let named = |text| {
        let known = Permission::ALL.iter().map(|one| one.as_str());
        let known: Vec<_> = known.collect();
        Permission::parse(text)
            .ok_or_else(|| ApiError::malformed(Malformed::none_of("permission", &known)))
    };
    let permission = query.text("permission").map(named).transpose()?;
    let place = query.optional("place", Sort::Id)?;
    let (told, names) = run(app, move |app| {
        let told = app.explain_rights(&caller.who, person, permission, place)?;
        let grants: Vec<_> = told.rights.iter().flat_map(|right| &right.by).collect();
        let names = app.names_in_grants(&caller.who, grants)?;
        Ok((told, names))
    })
    .await?;
    Ok(axum::Json(rights(&told, &names)))
}
