//! Accounts from the command line.

use std::io::BufRead;

use anyhow::Context;

use crate::command::{AccountAction, AccountOptions, Common};
use crate::settings::Settings;
use crate::{Failure, house};

/// Runs `xingtan account`.
pub fn run(common: &Common, options: &AccountOptions) -> Result<(), Failure> {
    let settings = Settings::read(common, None).map_err(Failure::refused)?;
    let identity = house::open(&settings)?.identity;
    match &options.action {
        AccountAction::Create { name, display_name } => {
            let password = password()?;
            let id = identity.create_account(name, display_name.as_deref().unwrap_or(name), &password).map_err(Failure::refused)?;
            println!("{id}");
        }
        AccountAction::List => {
            for account in identity.list_accounts()? {
                println!("{}\t{}\t{}\t{}", account.person, account.name, account.role, if account.suspended { "suspended" } else { "active" });
            }
        }
        AccountAction::Suspend { name } => {
            identity.suspend_account(name).map_err(Failure::refused)?;
            println!("{name} is suspended and signed out everywhere.");
        }
        AccountAction::Resume { name } => {
            identity.resume_account(name).map_err(Failure::refused)?;
            println!("{name} may sign in again.");
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
