//! The pages of this room.

mod audit;
mod browse;
mod change;
mod deeds;
mod end;
mod first_run;
mod labels;
mod person;
mod roles;
pub(crate) mod work;

use askama::Template;
use kernel::{ErrorKind, Need, Permission, Problem};
use portal::{Answer, Ask, Corner, Limit, Method, Page, Registry};

use crate::{OrganizationError, Organizations};

/// Registers the routes of this room.
pub fn register(registry: &mut Registry, room: &Organizations) {
    type Page = fn(&Organizations, &Ask) -> Result<Answer, Problem>;
    let routes: [(Method, &'static str, Need, Limit, Page); 24] = [
        (Method::Get, "/organizations", Need::Member, Limit::Free, browse::top),
        (Method::Get, "/organizations/{id}", Need::Member, Limit::Free, browse::show),
        (Method::Get, "/organizations/{id}/people", Need::May(Permission::ReadPeople), Limit::Free, browse::people),
        (Method::Post, "/organizations/{id}/create", Need::May(Permission::ManageOrganizations), Limit::Change, change::create),
        (Method::Post, "/organizations/{id}/change", Need::May(Permission::ManageOrganizations), Limit::Change, change::change),
        (Method::Post, "/organizations/{id}/close", Need::May(Permission::ManageOrganizations), Limit::Change, change::close),
        (Method::Post, "/organizations/{id}/roles", Need::May(Permission::ManageRoles), Limit::Change, change::give),
        (Method::Post, "/organizations/{id}/glass", Need::May(Permission::Operate), Limit::Change, change::break_glass),
        (Method::Post, "/roles/{id}/end", Need::Member, Limit::Change, end::end),
        (Method::Post, "/offers/{id}/accept", Need::Member, Limit::Change, change::accept),
        (Method::Post, "/offers/{id}/decline", Need::Member, Limit::Change, change::decline),
        (Method::Post, "/offers/{id}/take-back", Need::May(Permission::ManageRoles), Limit::Change, change::take_back),
        (Method::Get, "/admin/people/{id}", Need::May(Permission::ReadPeople), Limit::Free, person::show),
        (Method::Post, "/admin/people/{id}/record", Need::May(Permission::ReadMinor), Limit::Change, person::open_record),
        (Method::Get, "/admin/people/{id}/suspend", Need::May(Permission::ManagePeople), Limit::Free, deeds::suspend),
        (Method::Get, "/admin/people/{id}/factors", Need::May(Permission::ManagePeople), Limit::Free, deeds::factors),
        (Method::Post, "/admin/people/{id}/suspend", Need::May(Permission::ManagePeople), Limit::Change, deeds::send_suspend),
        (Method::Post, "/admin/people/{id}/factors", Need::May(Permission::ManagePeople), Limit::Change, deeds::send_factors),
        (Method::Post, "/admin/people/{id}/code", Need::May(Permission::ManagePeople), Limit::Change, person::new_code),
        (Method::Get, "/me/roles", Need::Member, Limit::Free, roles::show),
        (Method::Get, "/first-run", Need::Anyone, Limit::Free, first_run::show),
        (Method::Post, "/first-run", Need::Member, Limit::SignIn, first_run::send),
        (Method::Get, "/admin/audit", Need::May(Permission::ReadAudit), Limit::Free, audit::show),
        (Method::Get, "/admin/audit.csv", Need::May(Permission::ReadAudit), Limit::Download, audit::export),
    ];
    for (method, path, need, limit, page) in routes {
        let room = room.clone();
        registry.add(method, path, need, limit, move |ask| page(&room, ask));
    }
}

/// A page of this room from its template.
fn page(title: &str, template: &impl Template) -> Result<Answer, Problem> {
    let body = template.render().map_err(|error| Problem::new(ErrorKind::Unavailable, "template", error.to_string()))?;
    Ok(Answer::page(Page { title: title.to_owned(), body: body.into(), corner: Corner::Me, ..Page::default() }).header("cache-control", "no-store"))
}

/// What failed that the person can mend, in their words; other failures go on.
fn fault(w: crate::words::Words, error: OrganizationError) -> Result<(String, u16), Problem> {
    let text = match &error {
        OrganizationError::Name => w.fault_name(),
        OrganizationError::Code => w.fault_code(),
        OrganizationError::CodeTaken => w.fault_code_taken(),
        OrganizationError::Place => w.fault_place(),
        OrganizationError::NotEmpty => w.fault_not_empty(),
        OrganizationError::Apart(..) => w.fault_apart(),
        OrganizationError::MayNotGive(_) => w.fault_may_not_give(),
        OrganizationError::OffersMany => w.fault_offers_many(),
        OrganizationError::Oneself => w.fault_oneself(),
        OrganizationError::LastOperator => w.fault_last_operator(),
        OrganizationError::Over(_) => w.fault_over(),
        OrganizationError::Date(_) => w.fault_date(),
        OrganizationError::Reason => w.reason_needed(),
        OrganizationError::FirstRun => w.fault_first_run(),
        OrganizationError::NotFound("person") | OrganizationError::Identity(identity::IdentityError::Unknown(_)) => w.fault_person(),
        _ => return Err(error.into()),
    };
    let status = Problem::from(error).kind.status();
    Ok((text.to_owned(), if status == 404 { 422 } else { status }))
}
