//! What stands in the path of a request: identifiers and codes.

use std::str::FromStr;

use app::{Error, Noun};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use domain::access::RoleCode;
use domain::id::{
    ApiKeyId, ApprovalId, DecorId, DelegationId, DeliveryId, FlowId, GrantId, GroupId, HandOverId,
    MeetingId, NoShowId, NoticeId, OrgUnitId, PanelId, PersonId, PictureId, PlaceId, SeriesId,
    SwapOfferId, WaitingId,
};
use serde::de::DeserializeOwned;

use super::super::problem::ApiError;

/// An identifier in the path. What is no identifier names nothing.
pub struct Id<T>(pub T);

/// What an identifier names, for saying that there is none.
pub trait Named: FromStr {
    const NOUN: Noun;
}

impl Named for MeetingId {
    const NOUN: Noun = Noun::Meeting;
}

impl Named for NoShowId {
    const NOUN: Noun = Noun::NoShow;
}

impl Named for NoticeId {
    const NOUN: Noun = Noun::Notice;
}

impl Named for SeriesId {
    const NOUN: Noun = Noun::Series;
}

impl Named for DecorId {
    const NOUN: Noun = Noun::Decor;
}

impl Named for PictureId {
    const NOUN: Noun = Noun::Picture;
}

impl Named for PersonId {
    const NOUN: Noun = Noun::Person;
}

impl Named for PlaceId {
    const NOUN: Noun = Noun::Place;
}

impl Named for PanelId {
    const NOUN: Noun = Noun::Panel;
}

impl Named for HandOverId {
    const NOUN: Noun = Noun::HandOver;
}

impl Named for SwapOfferId {
    const NOUN: Noun = Noun::SwapOffer;
}

impl Named for WaitingId {
    const NOUN: Noun = Noun::Waiting;
}

impl Named for ApprovalId {
    const NOUN: Noun = Noun::Approval;
}

impl Named for DeliveryId {
    const NOUN: Noun = Noun::Notice;
}

impl Named for FlowId {
    const NOUN: Noun = Noun::Flow;
}

impl Named for ApiKeyId {
    const NOUN: Noun = Noun::ApiKey;
}

impl Named for GrantId {
    const NOUN: Noun = Noun::Grant;
}

impl Named for GroupId {
    const NOUN: Noun = Noun::Group;
}

impl Named for OrgUnitId {
    const NOUN: Noun = Noun::OrgUnit;
}

impl Named for DelegationId {
    const NOUN: Noun = Noun::Delegation;
}

impl Named for RoleCode {
    const NOUN: Noun = Noun::Role;
}

impl<T: Named, S: Send + Sync> FromRequestParts<S> for Id<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let nothing = || ApiError::from(Error::NotFound(T::NOUN));
        let Segment(text) = Segment::<String>::from_request_parts(parts, state)
            .await
            .map_err(|_| nothing())?;
        text.parse().map(Id).map_err(|_| nothing())
    }
}

/// What stands in the path, as it is. What cannot be read names nothing, like any other address that
/// leads nowhere.
pub struct Segment<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Segment<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let nothing = || ApiError::new("not_found");
        if parts.uri.path().contains("%00") {
            return Err(nothing());
        }
        let read = Path::<T>::from_request_parts(parts, state).await;
        read.map(|Path(value)| Segment(value))
            .map_err(|_| nothing())
    }
}
