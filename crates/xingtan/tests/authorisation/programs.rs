//! Routes for programs: who sits at a browser does not matter, and what they name is nobody's.

use crate::table::Expected::Program;
use crate::table::{Row, row};

macro_rules! programs {
    ($($path:literal: $($method:literal)+;)+) => {
        &[$($(row($method, $path, |_, _| $path.replace("{id}", "x").replace("{class}", "x"), |_, _, _| Vec::new(), Program(401))),+),+]
    };
}

/// Their rows.
#[rustfmt::skip]
pub const PROGRAMS: &[Row] = programs! {
    "/xapi/statements": "GET" "POST" "PUT";
    "/xapi/activities/state": "GET" "POST" "PUT" "DELETE";
    "/xapi/activities/profile": "GET" "POST" "PUT" "DELETE";
    "/xapi/agents/profile": "GET" "POST" "PUT" "DELETE";
    "/xapi/activities": "GET" "POST";
    "/xapi/agents": "GET" "POST";
    "/records/live": "GET";
    "/ims/oneroster/rostering/v1p2/orgs": "GET";
    "/ims/oneroster/rostering/v1p2/schools": "GET";
    "/ims/oneroster/rostering/v1p2/academicSessions": "GET";
    "/ims/oneroster/rostering/v1p2/terms": "GET";
    "/ims/oneroster/rostering/v1p2/gradingPeriods": "GET";
    "/ims/oneroster/rostering/v1p2/courses": "GET";
    "/ims/oneroster/rostering/v1p2/classes": "GET";
    "/ims/oneroster/rostering/v1p2/users": "GET";
    "/ims/oneroster/rostering/v1p2/students": "GET";
    "/ims/oneroster/rostering/v1p2/teachers": "GET";
    "/ims/oneroster/rostering/v1p2/enrollments": "GET";
    "/ims/oneroster/rostering/v1p2/demographics": "GET";
    "/ims/oneroster/rostering/v1p2/schools/{id}/courses": "GET";
    "/ims/oneroster/rostering/v1p2/schools/{id}/classes": "GET";
    "/ims/oneroster/rostering/v1p2/schools/{id}/enrollments": "GET";
    "/ims/oneroster/rostering/v1p2/schools/{id}/students": "GET";
    "/ims/oneroster/rostering/v1p2/schools/{id}/teachers": "GET";
    "/ims/oneroster/rostering/v1p2/schools/{id}/terms": "GET";
    "/ims/oneroster/rostering/v1p2/schools/{id}/classes/{class}/enrollments": "GET";
    "/ims/oneroster/rostering/v1p2/schools/{id}/classes/{class}/students": "GET";
    "/ims/oneroster/rostering/v1p2/schools/{id}/classes/{class}/teachers": "GET";
    "/ims/oneroster/rostering/v1p2/classes/{id}/students": "GET";
    "/ims/oneroster/rostering/v1p2/classes/{id}/teachers": "GET";
    "/ims/oneroster/rostering/v1p2/courses/{id}/classes": "GET";
    "/ims/oneroster/rostering/v1p2/terms/{id}/classes": "GET";
    "/ims/oneroster/rostering/v1p2/terms/{id}/gradingPeriods": "GET";
    "/ims/oneroster/rostering/v1p2/users/{id}/classes": "GET";
    "/ims/oneroster/rostering/v1p2/students/{id}/classes": "GET";
    "/ims/oneroster/rostering/v1p2/teachers/{id}/classes": "GET";
    "/ims/oneroster/rostering/v1p2/orgs/{id}": "GET";
    "/ims/oneroster/rostering/v1p2/schools/{id}": "GET";
    "/ims/oneroster/rostering/v1p2/academicSessions/{id}": "GET";
    "/ims/oneroster/rostering/v1p2/terms/{id}": "GET";
    "/ims/oneroster/rostering/v1p2/gradingPeriods/{id}": "GET";
    "/ims/oneroster/rostering/v1p2/courses/{id}": "GET";
    "/ims/oneroster/rostering/v1p2/classes/{id}": "GET";
    "/ims/oneroster/rostering/v1p2/users/{id}": "GET";
    "/ims/oneroster/rostering/v1p2/students/{id}": "GET";
    "/ims/oneroster/rostering/v1p2/teachers/{id}": "GET";
    "/ims/oneroster/rostering/v1p2/enrollments/{id}": "GET";
    "/ims/oneroster/rostering/v1p2/demographics/{id}": "GET";
    "/oauth2/register/{id}": "GET" "PUT" "DELETE";
    "/scim/v2/ServiceProviderConfig": "GET";
    "/scim/v2/ResourceTypes": "GET";
    "/scim/v2/ResourceTypes/{id}": "GET";
    "/scim/v2/Schemas": "GET";
    "/scim/v2/Schemas/{id}": "GET";
    "/scim/v2/Users": "GET" "POST";
    "/scim/v2/Users/.search": "POST";
    "/scim/v2/Users/{id}": "GET" "PUT" "PATCH" "DELETE";
    "/scim/v2/Groups": "GET" "POST";
    "/scim/v2/Groups/.search": "POST";
    "/scim/v2/Groups/{id}": "GET" "PUT" "PATCH" "DELETE";
    "/scim/v2/Me": "GET";
    "/scim/v2/Bulk": "POST";
};
