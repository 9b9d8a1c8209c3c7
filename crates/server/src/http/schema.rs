//! Shapes that the domain reads and writes by itself, told to whoever reads the document of the
//! interface. They are words only: no request goes through them.
#![expect(
    dead_code,
    reason = "these types describe others and are never made; only their schemas are read"
)]

use domain::policy::{EffectivePolicy, Policy, table};
use serde_json::Value;
use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, Type};
use utoipa::openapi::{ArrayBuilder, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// Whom somebody may be.
#[derive(ToSchema)]
pub struct SubjectBody {
    #[schema(example = "group")]
    kind: SubjectKind,
    /// Absent for `everyone`.
    id: Option<String>,
}

#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
enum SubjectKind {
    Everyone,
    Person,
    OrgUnit,
    Group,
}

/// Where a role counts.
#[derive(ToSchema)]
pub struct GrantScopeBody {
    #[schema(example = "place")]
    kind: ScopeKind,
    /// Of a place or an org unit.
    id: Option<String>,
}

#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
enum ScopeKind {
    All,
    Place,
    OrgUnit,
    Own,
}

/// A name in every language, or in some of them.
#[derive(ToSchema)]
pub struct RoleNameBody {
    /// Where there is none in the reader's language.
    plain: Option<String>,
    #[schema(rename = "zh-CN")]
    zh_cn: Option<String>,
    #[schema(rename = "zh-TW")]
    zh_tw: Option<String>,
    en: Option<String>,
}

/// One step of a flow.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub struct StepBody {
    name: Option<String>,
    /// 1 to 50.
    approvers: Vec<ApproverBody>,
    quorum: Option<QuorumBody>,
    /// The step is taken when one of these holds; empty: always.
    when: Option<Vec<ConditionBody>>,
    own_requests: Option<OwnRequestsBody>,
    deadline: Option<DeadlineBody>,
}

/// Who is asked.
#[derive(ToSchema)]
struct ApproverBody {
    kind: ApproverKind,
    /// Of a person, an org unit or a group; the code of a role.
    id: Option<String>,
}

#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
enum ApproverKind {
    Person,
    OrgUnit,
    Group,
    Role,
    /// All who may approve where the rooms are.
    Holders,
    /// All who may approve everywhere.
    Administrators,
}

/// How many of them have to say yes.
#[derive(ToSchema)]
struct QuorumBody {
    kind: QuorumKind,
    /// For `count`.
    people: Option<u32>,
}

#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
enum QuorumKind {
    Any,
    All,
    Count,
}

/// When a step is taken.
#[derive(ToSchema)]
struct ConditionBody {
    kind: ConditionKind,
    /// For `longerThan`.
    minutes: Option<u32>,
    /// For `peopleOver`.
    people: Option<u32>,
    /// For `during` and `outside`: 1 = Monday … 7 = Sunday; empty: every day.
    weekdays: Option<Vec<u8>>,
    #[schema(example = "08:00:00")]
    from: Option<String>,
    #[schema(example = "18:00:00")]
    until: Option<String>,
}

#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
enum ConditionKind {
    LongerThan,
    PeopleOver,
    Guests,
    Series,
    During,
    Outside,
}

/// What holds for an approver who asks.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
enum OwnRequestsBody {
    /// Asking counts as their yes.
    Agreed,
    /// Somebody else has to decide.
    Another,
}

/// Until when a step is to be decided.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
struct DeadlineBody {
    hours: u32,
    /// Only hours count at which the rooms are open; false by default.
    working: Option<bool>,
    remind_hours: Option<u32>,
    then: OutcomeBody,
}

#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
enum OutcomeBody {
    Approve,
    Decline,
    /// On to the next step, after the last one to the administrators.
    Escalate,
}

/// The rules a place sets: by name `{value, locked}`; what is absent is inherited.
pub struct PolicyBody;

impl ToSchema for PolicyBody {}

impl PartialSchema for PolicyBody {
    fn schema() -> RefOr<Schema> {
        let defaults = EffectivePolicy::resolve(std::iter::empty());
        let rules = table(&defaults, &Policy::default());
        let policy = rules.into_iter().fold(
            ObjectBuilder::new()
                .description(Some(
                    "The rules a place sets; what is absent is inherited. `GET …/rules` tells what counts and why.",
                ))
                .additional_properties(Some(AdditionalProperties::<Schema>::FreeForm(false))),
            |policy, row| policy.property(row.rule, setting_of(&row.default)),
        );
        RefOr::T(policy.into())
    }
}

/// A value of the kind that the default has, and whether places below may set another.
fn setting_of(default: &Value) -> Schema {
    let value: Schema = match default {
        Value::Bool(_) => ObjectBuilder::new().schema_type(Type::Boolean).into(),
        Value::Number(_) => ObjectBuilder::new().schema_type(Type::Integer).into(),
        Value::String(_) => ObjectBuilder::new().schema_type(Type::String).into(),
        Value::Array(_) => ArrayBuilder::new()
            .items(ObjectBuilder::new().schema_type(utoipa::openapi::schema::SchemaType::AnyValue))
            .into(),
        // Null is no limit; anything else stands in the manual.
        Value::Null | Value::Object(_) => ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::SchemaType::AnyValue)
            .into(),
    };
    ObjectBuilder::new()
        .property("value", value)
        .property("locked", ObjectBuilder::new().schema_type(Type::Boolean))
        .required("value")
        .into()
}
