//! Accounts from the command line.

use std::io::BufRead;

use anyhow::Context;
use identity::NewAccount;
use kernel::{Id, Language, Role};
use organization::{By, NewRole};

use crate::command::{AccountAction, AccountOptions, Common};
use crate::settings::Settings;
use crate::{Failure, house};

/// Accounts read at once for a list.
const PAGE: u32 = 500;

/// Runs `xingtan account`.
pub fn run(common: &Common, options: &AccountOptions) -> Result<(), Failure> {
    let settings = Settings::read(common, None).map_err(Failure::refused)?;
    let house = house::open_beside(&settings)?;
    let identity = &house.identity;
    match &options.action {
        AccountAction::Create { name, display_name, role, organization } => {
            let password = password()?;
            let new = NewAccount { name, display_name: display_name.as_deref().unwrap_or(name), password: &password, language: Language::ZH_HANS };
            let account = identity.create_account(&new).map_err(Failure::refused)?;
            if *role != Role::Learner || organization.is_some() {
                give(&house, account.person, *role, organization.as_deref())?;
            }
            println!("{}", account.person);
        }
        AccountAction::List => {
            let mut after = String::new();
            loop {
                let page = identity.accounts(&after, PAGE)?;
                let Some(last) = page.last() else { break };
                after.clone_from(&last.name);
                let by = By::system(house.services.now());
                for account in &page {
                    let roles = house.organizations.roles_of(&by, account.person).map_err(anyhow::Error::from)?;
                    let roles: Vec<&str> = roles.iter().map(|(membership, _)| membership.role.as_str()).collect();
                    println!(
                        "{}\t{}\t{}\t{}",
                        account.person,
                        account.name,
                        if roles.is_empty() { "learner".to_owned() } else { roles.join(",") },
                        if account.suspended_at.is_some() { "suspended" } else { "active" }
                    );
                }
            }
        }
        AccountAction::Suspend { name } => {
            identity.suspend(name, true).map_err(Failure::refused)?;
            println!("{name} is suspended and signed out everywhere.");
        }
        AccountAction::Resume { name } => {
            identity.suspend(name, false).map_err(Failure::refused)?;
            println!("{name} may sign in again.");
        }
        AccountAction::Grant { name, role, organization } => {
            let account = identity.account(name).map_err(Failure::refused)?;
            give(&house, account.person, *role, organization.as_deref())?;
            println!("{name} is now {}.", role.as_str());
        }
        AccountAction::ResetPassword { name } => {
            identity.reset_password(name, &password()?).map_err(Failure::refused)?;
            println!("{name} has a new password and is signed out everywhere.");
        }
    }
    Ok(())
}

/// Gives a role in the organisation of a code, or for the whole platform.
fn give(house: &house::House, person: Id, role: Role, code: Option<&str>) -> Result<(), Failure> {
    let organization = match code {
        None => organization::top_id(),
        Some(code) => {
            let found = house.organizations.by_code(code).map_err(anyhow::Error::from)?;
            found.ok_or_else(|| Failure::refused(anyhow::anyhow!("no organisation has the code '{code}'")))?.id
        }
    };
    let new = NewRole { person, organization, role, since: None, until: None, reason: "", source: "" };
    house.organizations.give_role(&By::system(house.services.now()), &new).map_err(Failure::refused)?;
    Ok(())
}

/// A password from standard input: never an argument, which other users of the machine could see.
fn password() -> anyhow::Result<String> {
    eprintln!("Password (one line on standard input):");
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).context("cannot read the password")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
