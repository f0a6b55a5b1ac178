//! Accounts from the command line.

use std::io::BufRead;

use anyhow::Context;
use identity::NewAccount;
use kernel::Language;

use crate::command::{AccountAction, AccountOptions, Common};
use crate::settings::Settings;
use crate::{Failure, house};

/// Accounts read at once for a list.
const PAGE: u32 = 500;

/// Runs `xingtan account`.
pub fn run(common: &Common, options: &AccountOptions) -> Result<(), Failure> {
    let settings = Settings::read(common, None).map_err(Failure::refused)?;
    let identity = house::open_beside(&settings)?.identity;
    match &options.action {
        AccountAction::Create { name, display_name, role } => {
            let password = password()?;
            let new = NewAccount { name, display_name: display_name.as_deref().unwrap_or(name), password: &password, language: Language::ZH_HANS, role: *role };
            let account = identity.create_account(&new).map_err(Failure::refused)?;
            println!("{}", account.person);
        }
        AccountAction::List => {
            let mut after = String::new();
            loop {
                let page = identity.accounts(&after, PAGE)?;
                let Some(last) = page.last() else { break };
                after.clone_from(&last.name);
                for account in &page {
                    println!(
                        "{}\t{}\t{}\t{}",
                        account.person,
                        account.name,
                        account.role.as_str(),
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
        AccountAction::Grant { name, role } => {
            identity.grant(name, *role).map_err(Failure::refused)?;
            println!("{name} is now {}.", role.as_str());
        }
        AccountAction::ResetPassword { name } => {
            identity.reset_password(name, &password()?).map_err(Failure::refused)?;
            println!("{name} has a new password and is signed out everywhere.");
        }
    }
    Ok(())
}

/// A password from standard input: never an argument, which other users of the machine could see.
fn password() -> anyhow::Result<String> {
    eprintln!("Password (one line on standard input):");
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).context("cannot read the password")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
