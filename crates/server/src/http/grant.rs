//! Roles and grants: who may do what, where, since when and by whom.

use std::collections::HashMap;
use std::sync::Arc;

use app::App;
use app::access::grant::{Given, NewGrant};
use app::access::role::RoleEdit;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::access::{BuiltIn, Grant, Permissions, Role, RoleCode, RoleName, Scope, Subject};
use domain::id::{GrantId, PersonId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::problem::{ApiError, Malformed, ProblemBody, Sort};
use super::request::{
    Caller, Id, IdempotencyKey, IfMatch, Instant, Json, Page, Query, created, made, run, versioned,
};
use super::schema::{GrantScopeBody, RoleNameBody, SubjectBody};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_grants, create_grant))
        .routes(routes!(delete_grant))
        .routes(routes!(list_roles, create_role))
        .routes(routes!(patch_role, delete_role))
}

/// Somebody or something with its name, where it has one.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Named {
    /// For subjects `everyone`, `person`, `orgUnit`, `group`; for scopes `all`, `place`, `orgUnit`,
    /// `own`.
    #[schema(value_type = String)]
    kind: &'static str,
    #[schema(value_type = Option<String>)]
    id: Option<Uuid>,
    #[schema(value_type = Option<String>)]
    name: Option<Arc<str>>,
}

pub type Names = HashMap<Uuid, Arc<str>>;

fn named(kind: &'static str, id: Option<Uuid>, names: &Names) -> Named {
    let name = id.and_then(|id| names.get(&id).cloned());
    Named { kind, id, name }
}

pub fn subject(subject: Subject, names: &Names) -> Named {
    match subject {
        Subject::Everyone => named("everyone", None, names),
        Subject::Person(person) => named("person", Some(person.0), names),
        Subject::OrgUnit(unit) => named("orgUnit", Some(unit.0), names),
        Subject::Group(group) => named("group", Some(group.0), names),
    }
}

pub fn scope(scope: Scope, names: &Names) -> Named {
    match scope {
        Scope::All => named("all", None, names),
        Scope::Place(place) => named("place", Some(place.0), names),
        Scope::OrgUnit(unit) => named("orgUnit", Some(unit.0), names),
        Scope::Own => named("own", None, names),
    }
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GrantView {
    #[schema(value_type = String)]
    id: GrantId,
    subject: Named,
    #[schema(value_type = String, example = "roomManager")]
    role: RoleCode,
    scope: Named,
    /// Counts from then on.
    #[schema(value_type = Option<String>, format = DateTime)]
    from: Option<Timestamp>,
    /// Counts until then.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    note: Option<String>,
    /// Absent when the operator gave it, or it came with the product.
    #[schema(value_type = Option<String>)]
    given_by: Option<PersonId>,
    #[schema(value_type = Option<String>)]
    given_by_name: Option<Arc<str>>,
    #[schema(value_type = Option<String>, format = DateTime)]
    given_at: Option<Timestamp>,
}

pub fn grant(grant: &Grant, names: &Names) -> GrantView {
    GrantView {
        id: grant.id,
        subject: subject(grant.subject, names),
        role: grant.role.clone(),
        scope: scope(grant.scope, names),
        from: grant.from,
        until: grant.until,
        note: grant.note.clone(),
        given_by: grant.given_by,
        given_by_name: grant.given_by.and_then(|by| names.get(&by.0).cloned()),
        given_at: grant.given_at,
    }
}

/// Grants within what the caller may look at, in the order they were given.
#[utoipa::path(get, path = "/api/v1/grants", tag = "access",
    params(("subject" = Option<String>, Query,
            description = "Only to this: `everyone`, `person:ID`, `orgUnit:ID` or `group:ID`"),
        ("limit" = Option<u32>, Query, description = "1 to 500, 100 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<GrantView>), (status = 403, body = ProblemBody)))]
async fn list_grants(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<GrantView>>, ApiError> {
    let limit = query.limit(100, 500)?;
    let to = query.text("subject").map(read_subject).transpose()?;
    let after = query.optional("cursor", Sort::Cursor)?;
    let (grants, names) = run(&app, move |app| {
        let grants = app.grants(&caller.who, to, after, limit + 1)?;
        let names = app.names_in_grants(&caller.who, &grants)?;
        Ok((grants, names))
    })
    .await?;
    let views = grants.iter().map(|one| grant(one, &names)).collect();
    Ok(axum::Json(Page::of(views, limit, |last: &GrantView| {
        last.id.to_string()
    })))
}

fn read_subject(text: &str) -> Result<Subject, ApiError> {
    let wrong = || ApiError::malformed(Malformed::wanted("subject", Sort::Subject));
    if text == "everyone" {
        return Ok(Subject::Everyone);
    }
    let (kind, id) = text.split_once(':').ok_or_else(wrong)?;
    let subject = serde_json::json!({"kind": kind, "id": id});
    serde_json::from_value(subject).map_err(|_| wrong())
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NewGrantBody {
    /// `{kind, id}`: `everyone`, `person`, `orgUnit` or `group`.
    #[schema(value_type = SubjectBody)]
    subject: Subject,
    #[schema(value_type = String, example = "roomManager")]
    role: RoleCode,
    /// `{kind, id}`: `all`, `place`, `orgUnit` or `own`.
    #[schema(value_type = GrantScopeBody)]
    scope: Scope,
    from: Option<Instant>,
    until: Option<Instant>,
    note: Option<String>,
}

/// Give a role. Nobody gives what they do not hold there themselves.
#[utoipa::path(post, path = "/api/v1/grants", tag = "access", request_body = NewGrantBody,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = GrantView), (status = 403, body = ProblemBody),
        (status = 422, body = ProblemBody)))]
async fn create_grant(
    State(app): State<Arc<App>>,
    caller: Caller,
    key: IdempotencyKey,
    body: Json<NewGrantBody>,
) -> Result<Response, ApiError> {
    let once = key.once(&body.raw, |given: &Given| {
        made(1, &grant(&given.grant, &given.names))
    });
    let wanted = NewGrant {
        subject: body.value.subject,
        role: body.value.role,
        scope: body.value.scope,
        from: body.value.from.map(|at| at.0),
        until: body.value.until.map(|at| at.0),
        note: body.value.note,
    };
    let answer = run(&app, move |app| app.give_grant(&caller.who, wanted, once)).await?;
    Ok(created(answer, |given| {
        (1, grant(&given.grant, &given.names))
    }))
}

/// Take a role away.
#[utoipa::path(delete, path = "/api/v1/grants/{id}", tag = "access",
    params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn delete_grant(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<GrantId>,
) -> Result<StatusCode, ApiError> {
    run(&app, move |app| app.revoke_grant(&caller.who, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RoleView {
    /// Stable key.
    #[schema(value_type = String)]
    code: RoleCode,
    /// Absent for roles of the product, whose names are texts of the interface.
    #[schema(value_type = Option<RoleNameBody>)]
    name: Option<RoleName>,
    #[schema(value_type = Vec<String>)]
    permissions: Permissions,
    /// Comes with the product and stays as it is.
    built_in: bool,
    version: i64,
}

impl From<Role> for RoleView {
    fn from(role: Role) -> RoleView {
        RoleView {
            code: role.code,
            name: Some(role.name),
            permissions: role.permissions,
            built_in: false,
            version: role.version,
        }
    }
}

impl From<BuiltIn> for RoleView {
    fn from(role: BuiltIn) -> RoleView {
        RoleView {
            code: role.into(),
            name: None,
            permissions: role.permissions(),
            built_in: true,
            version: 1,
        }
    }
}

/// All roles, those of the product first. There are few, so this list has one page.
#[utoipa::path(get, path = "/api/v1/roles", tag = "access",
    responses((status = 200, body = Page<RoleView>), (status = 403, body = ProblemBody)))]
async fn list_roles(
    State(app): State<Arc<App>>,
    caller: Caller,
) -> Result<axum::Json<Page<RoleView>>, ApiError> {
    let own = run(&app, move |app| app.roles(&caller.who)).await?;
    let built_in = BuiltIn::ALL.into_iter().map(RoleView::from);
    Ok(axum::Json(Page {
        items: built_in
            .chain(own.into_iter().map(RoleView::from))
            .collect(),
        next_cursor: None,
    }))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NewRole {
    /// Letters and digits, a letter first; never changes.
    #[schema(value_type = String, example = "labKeeper")]
    code: RoleCode,
    /// `plain`, and `zh-CN`, `zh-TW`, `en` where they differ.
    #[schema(value_type = RoleNameBody)]
    name: RoleName,
    #[schema(value_type = Vec<String>)]
    permissions: Permissions,
}

/// Make a role of permissions that one holds oneself.
#[utoipa::path(post, path = "/api/v1/roles", tag = "access", request_body = NewRole,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = RoleView), (status = 403, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn create_role(
    State(app): State<Arc<App>>,
    caller: Caller,
    key: IdempotencyKey,
    body: Json<NewRole>,
) -> Result<Response, ApiError> {
    let once = key.once(&body.raw, |role: &Role| {
        made(role.version, &RoleView::from(role.clone()))
    });
    let NewRole {
        code,
        name,
        permissions,
    } = body.value;
    let answer = run(&app, move |app| {
        app.create_role(&caller.who, code, name, permissions, once)
    })
    .await?;
    Ok(created(answer, |role| (role.version, RoleView::from(role))))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RolePatch {
    #[schema(value_type = Option<RoleNameBody>)]
    name: Option<RoleName>,
    #[schema(value_type = Option<Vec<String>>)]
    permissions: Option<Permissions>,
}

/// Change a role that administrators made.
#[utoipa::path(patch, path = "/api/v1/roles/{id}", tag = "access", request_body = RolePatch,
    params(("id" = String, Path, description = "Its code"),
        ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = RoleView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 412, body = ProblemBody)))]
async fn patch_role(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(code): Id<RoleCode>,
    IfMatch(version): IfMatch,
    body: Json<RolePatch>,
) -> Result<Response, ApiError> {
    let edit = RoleEdit {
        name: body.value.name,
        permissions: body.value.permissions,
    };
    let role = run(&app, move |app| {
        app.change_role(&caller.who, &code, edit, version)
    })
    .await?;
    Ok(versioned(
        StatusCode::OK,
        role.version,
        &RoleView::from(role),
    ))
}

/// Delete a role that nobody has.
#[utoipa::path(delete, path = "/api/v1/roles/{id}", tag = "access",
    params(("id" = String, Path, description = "Its code")),
    responses((status = 204), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn delete_role(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(code): Id<RoleCode>,
) -> Result<StatusCode, ApiError> {
    run(&app, move |app| app.delete_role(&caller.who, &code)).await?;
    Ok(StatusCode::NO_CONTENT)
}
