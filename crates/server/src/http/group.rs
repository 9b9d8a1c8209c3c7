//! Groups of people, and the tree of org units.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::group::GroupEdit;
use app::org_unit::OrgUnitEdit;
use app::{App, GroupLine};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{GroupId, OrgUnitId, PersonId};
use domain::person::{Group, OrgUnit};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::problem::{ApiError, ProblemBody, Sort};
use super::request::{
    Caller, Id, IdempotencyKey, IfMatch, Json, Page, Query, created, made, run, versioned,
};

pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_groups, create_group))
        .routes(routes!(get_group, patch_group, delete_group))
        .routes(routes!(list_org_units, create_org_unit))
        .routes(routes!(patch_org_unit, delete_org_unit))
}

#[derive(Serialize, ToSchema)]
struct GroupLineView {
    #[schema(value_type = String)]
    id: GroupId,
    name: String,
    /// How many people are in it.
    members: i64,
    version: i64,
}

impl From<GroupLine> for GroupLineView {
    fn from(line: GroupLine) -> GroupLineView {
        GroupLineView {
            id: line.id,
            name: line.name,
            members: line.members,
            version: line.version,
        }
    }
}

#[derive(Serialize, ToSchema)]
struct GroupView {
    #[schema(value_type = String)]
    id: GroupId,
    name: String,
    /// Ids of people.
    #[schema(value_type = Vec<String>)]
    members: BTreeSet<PersonId>,
    version: i64,
}

impl From<Group> for GroupView {
    fn from(group: Group) -> GroupView {
        GroupView {
            id: group.id,
            name: group.name,
            members: group.members,
            version: group.version,
        }
    }
}

/// Groups by name.
#[utoipa::path(get, path = "/api/v1/groups", tag = "person",
    params(("limit" = Option<u32>, Query, description = "1 to 500, 100 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<GroupLineView>), (status = 403, body = ProblemBody)))]
async fn list_groups(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<GroupLineView>>, ApiError> {
    let limit = query.limit(100, 500)?;
    let after = query.text("cursor").map(str::to_owned);
    let groups = run(&app, move |app| app.groups(&caller.who, after, limit + 1)).await?;
    let views = groups.into_iter().map(GroupLineView::from).collect();
    Ok(axum::Json(Page::of(
        views,
        limit,
        |last: &GroupLineView| last.name.clone(),
    )))
}

/// A group with its people.
#[utoipa::path(get, path = "/api/v1/groups/{id}", tag = "person",
    params(("id" = String, Path)),
    responses((status = 200, body = GroupView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody)))]
async fn get_group(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<GroupId>,
) -> Result<Response, ApiError> {
    let group = run(&app, move |app| app.group(&caller.who, id)).await?;
    Ok(versioned(
        StatusCode::OK,
        group.version,
        &GroupView::from(group),
    ))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewGroup {
    name: String,
    /// Ids of people.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    members: BTreeSet<PersonId>,
}

/// Make a group.
#[utoipa::path(post, path = "/api/v1/groups", tag = "person", request_body = NewGroup,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = GroupView), (status = 403, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn create_group(
    State(app): State<Arc<App>>,
    caller: Caller,
    key: IdempotencyKey,
    body: Json<NewGroup>,
) -> Result<Response, ApiError> {
    let once = key.once(&body.raw, |group: &Group| {
        made(group.version, &GroupView::from(group.clone()))
    });
    let NewGroup { name, members } = body.value;
    let answer = run(&app, move |app| {
        app.create_group(&caller.who, &name, members, once)
    })
    .await?;
    Ok(created(answer, |group| {
        (group.version, GroupView::from(group))
    }))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct GroupPatch {
    name: Option<String>,
    /// Replaces the people in it.
    #[schema(value_type = Option<Vec<String>>)]
    members: Option<BTreeSet<PersonId>>,
}

/// Change a group's name or people.
#[utoipa::path(patch, path = "/api/v1/groups/{id}", tag = "person", request_body = GroupPatch,
    params(("id" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = GroupView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 412, body = ProblemBody)))]
async fn patch_group(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<GroupId>,
    IfMatch(version): IfMatch,
    body: Json<GroupPatch>,
) -> Result<Response, ApiError> {
    let edit = GroupEdit {
        name: body.value.name,
        members: body.value.members,
    };
    let group = run(&app, move |app| {
        app.change_group(&caller.who, id, edit, version)
    })
    .await?;
    Ok(versioned(
        StatusCode::OK,
        group.version,
        &GroupView::from(group),
    ))
}

/// Delete a group that no grant names.
#[utoipa::path(delete, path = "/api/v1/groups/{id}", tag = "person",
    params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn delete_group(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<GroupId>,
) -> Result<StatusCode, ApiError> {
    run(&app, move |app| app.delete_group(&caller.who, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct OrgUnitView {
    #[schema(value_type = String)]
    id: OrgUnitId,
    #[schema(value_type = Option<String>)]
    parent_id: Option<OrgUnitId>,
    name: String,
    version: i64,
}

impl From<OrgUnit> for OrgUnitView {
    fn from(unit: OrgUnit) -> OrgUnitView {
        OrgUnitView {
            id: unit.id,
            parent_id: unit.parent,
            name: unit.name,
            version: unit.version,
        }
    }
}

/// Companies and departments, in the order they were made.
#[utoipa::path(get, path = "/api/v1/org-units", tag = "person",
    params(("limit" = Option<u32>, Query, description = "1 to 1000, 500 by default"),
        ("cursor" = Option<String>, Query, description = "From `nextCursor`")),
    responses((status = 200, body = Page<OrgUnitView>), (status = 403, body = ProblemBody)))]
async fn list_org_units(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<OrgUnitView>>, ApiError> {
    let limit = query.limit(500, 1000)?;
    let after = query.optional::<OrgUnitId>("cursor", Sort::Cursor)?;
    let units = run(&app, move |app| app.org_units(&caller.who)).await?;
    let page = units
        .into_iter()
        .filter(|unit| after.is_none_or(|after| unit.id > after))
        .take(limit + 1);
    let page = page.map(OrgUnitView::from).collect();
    Ok(axum::Json(Page::of(page, limit, |last: &OrgUnitView| {
        last.id.to_string()
    })))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct NewOrgUnit {
    name: String,
    #[schema(value_type = Option<String>)]
    parent_id: Option<OrgUnitId>,
}

/// Add a company or department.
#[utoipa::path(post, path = "/api/v1/org-units", tag = "person", request_body = NewOrgUnit,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = OrgUnitView), (status = 403, body = ProblemBody),
        (status = 409, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn create_org_unit(
    State(app): State<Arc<App>>,
    caller: Caller,
    key: IdempotencyKey,
    body: Json<NewOrgUnit>,
) -> Result<Response, ApiError> {
    let once = key.once(&body.raw, |unit: &OrgUnit| {
        made(unit.version, &OrgUnitView::from(unit.clone()))
    });
    let NewOrgUnit { name, parent_id } = body.value;
    let answer = run(&app, move |app| {
        app.create_org_unit(&caller.who, &name, parent_id, once)
    })
    .await?;
    Ok(created(answer, |unit| {
        (unit.version, OrgUnitView::from(unit))
    }))
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct OrgUnitPatch {
    name: Option<String>,
    /// `null` makes it a company of its own.
    #[serde(default, deserialize_with = "super::request::given")]
    #[schema(value_type = Option<String>)]
    parent_id: Option<Option<OrgUnitId>>,
}

/// Rename or move an org unit; with it moves all that is below.
#[utoipa::path(patch, path = "/api/v1/org-units/{id}", tag = "person",
    request_body = OrgUnitPatch,
    params(("id" = String, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = OrgUnitView), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody),
        (status = 412, body = ProblemBody), (status = 422, body = ProblemBody)))]
async fn patch_org_unit(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<OrgUnitId>,
    IfMatch(version): IfMatch,
    body: Json<OrgUnitPatch>,
) -> Result<Response, ApiError> {
    let edit = OrgUnitEdit {
        name: body.value.name,
        parent: body.value.parent_id,
    };
    let unit = run(&app, move |app| {
        app.change_org_unit(&caller.who, id, edit, version)
    })
    .await?;
    Ok(versioned(
        StatusCode::OK,
        unit.version,
        &OrgUnitView::from(unit),
    ))
}

/// Delete an org unit that nothing and nobody belongs to.
#[utoipa::path(delete, path = "/api/v1/org-units/{id}", tag = "person",
    params(("id" = String, Path)),
    responses((status = 204), (status = 403, body = ProblemBody),
        (status = 404, body = ProblemBody), (status = 409, body = ProblemBody)))]
async fn delete_org_unit(
    State(app): State<Arc<App>>,
    caller: Caller,
    Id(id): Id<OrgUnitId>,
) -> Result<StatusCode, ApiError> {
    run(&app, move |app| app.delete_org_unit(&caller.who, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
